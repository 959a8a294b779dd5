// SPDX-License-Identifier: AGPL-3.0-or-later
//! PostgreSQL: a pool, prepared statements sent one behind the other, and whole transactions tried again.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use deadpool_postgres::{Client, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Config, NoTls, Statement as Prepared};

use super::migrations::{RECORD, Ready, TABLE};
use super::{Ask, Failed, Must, Plan, Statement, StoreError};
use crate::args;
use crate::value::{Row, Value};

/// How many connections a process holds.
const POOL: usize = 16;
/// How often a whole transaction is tried.
const TRIES: u32 = 3;
/// How long to wait for a connection or a place in the pool.
const WAIT: Duration = Duration::from_secs(5);
/// Limits the server keeps for us, in milliseconds.
const LIMITS: &str = "-c statement_timeout=30000 -c lock_timeout=8000 \
     -c idle_in_transaction_session_timeout=10000 -c synchronous_commit=on";

#[derive(Clone)]
pub(super) struct Postgres {
    pool: Pool,
}

impl Postgres {
    pub(super) async fn open(text: &str) -> Result<Self, StoreError> {
        let mut config: Config = text.parse().map_err(|_| StoreError::Location)?;
        let options = match config.get_options() {
            Some(given) => format!("{LIMITS} {given}"),
            None => LIMITS.to_owned(),
        };
        config.options(options).connect_timeout(Duration::from_secs(2));
        config.tcp_user_timeout(Duration::from_secs(10));
        config.target_session_attrs(tokio_postgres::config::TargetSessionAttrs::ReadWrite);
        if config.get_application_name().is_none() {
            config.application_name("alongside");
        }
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(config, NoTls, recycling);
        let pool = Pool::builder(manager)
            .max_size(POOL)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|_| StoreError::Unreachable)?;
        let postgres = Self { pool };
        drop(postgres.client().await?);
        Ok(postgres)
    }

    async fn client(&self) -> Result<Client, StoreError> {
        self.pool.get().await.map_err(|error| match error {
            deadpool_postgres::PoolError::Backend(error) => match error.into() {
                refused @ StoreError::Refused(_) => refused,
                _ => StoreError::Unreachable,
            },
            deadpool_postgres::PoolError::Closed => StoreError::Closed,
            _ => StoreError::Unreachable,
        })
    }

    pub(super) async fn query(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let ask = Ask { sql, args };
        for tries in 1.. {
            match self.query_once(&ask).await {
                Err(error) if error.passes() && tries < TRIES => pause(tries).await,
                other => return other,
            }
        }
        Err(StoreError::Unreachable)
    }

    async fn query_once(&self, ask: &Ask) -> Result<Vec<Row>, StoreError> {
        let client = self.client().await?;
        let prepared = client.prepare_cached(ask.sql).await?;
        answer(&client, &prepared, &ask.args).await
    }

    /// Tried again only while it is certain that nothing was committed: these statements carry
    /// no ids by which a repeat would be known.
    pub(super) async fn write(&self, statements: &[Statement]) -> Result<Vec<u64>, StoreError> {
        for tries in 1.. {
            let mut transaction = Transaction::of(self.client().await?);
            let done = match transaction.run("BEGIN").await {
                Ok(()) => transaction.execute_all(statements).await,
                Err(error) => Err(error),
            };
            match done {
                Ok(changed) => {
                    transaction.run("COMMIT").await?;
                    transaction.finished();
                    return Ok(changed);
                }
                Err(error) if error.passes() && tries < TRIES => {
                    transaction.undo().await;
                    pause(tries).await;
                }
                Err(error) => {
                    transaction.undo().await;
                    return Err(error);
                }
            }
        }
        Err(StoreError::Unreachable)
    }

    pub(super) async fn transact<T, E>(&self, plan: &Plan<T, E>) -> Result<T, Failed<E>> {
        for tries in 1.. {
            match self.transact_once(plan).await {
                Err(Failed::Store(error) | Failed::Rest(error))
                    if error.passes() && tries < TRIES =>
                {
                    pause(tries).await;
                }
                other => return other,
            }
        }
        Err(Failed::Store(StoreError::Unreachable))
    }

    async fn transact_once<T, E>(&self, plan: &Plan<T, E>) -> Result<T, Failed<E>> {
        let mut transaction = Transaction::of(self.client().await?);
        let done = transaction.plan(plan).await;
        match &done {
            Ok(_) => transaction.finished(),
            Err(_) => transaction.undo().await,
        }
        done
    }

    pub(super) async fn prepare_migrations(&self) -> Result<(), StoreError> {
        // Two processes that make the table together collide in the catalogue: the loser looks again.
        for _ in 0..TRIES {
            match self.client().await?.batch_execute(TABLE).await.map_err(StoreError::from) {
                Err(StoreError::Conflict) => {}
                Err(StoreError::Refused(code)) if code == "PostgreSQL 42P07" => {}
                other => return other,
            }
        }
        Ok(())
    }

    pub(super) async fn migrate(&self, ready: &Ready) -> Result<(), StoreError> {
        let mut transaction = Transaction::of(self.client().await?);
        let done = transaction.migrate(ready).await;
        match &done {
            Ok(()) => transaction.finished(),
            Err(_) => transaction.undo().await,
        }
        done
    }

    pub(super) fn close(&self) {
        self.pool.close();
    }
}

/// A connection inside a transaction. Unless it is told that the transaction ended, it is taken
/// out of the pool and closed when dropped, so that nobody inherits half a transaction.
struct Transaction {
    client: Option<Client>,
    open: bool,
}

impl Transaction {
    fn of(client: Client) -> Self {
        Self { client: Some(client), open: true }
    }

    fn client(&self) -> Result<&Client, StoreError> {
        self.client.as_ref().ok_or(StoreError::Closed)
    }

    async fn run(&self, sql: &str) -> Result<(), StoreError> {
        Ok(self.client()?.batch_execute(sql).await?)
    }

    /// Everything of a plan: one trip for the questions, one for the statements and the commit;
    /// a third when a statement may call the whole off.
    async fn plan<T, E>(&mut self, plan: &Plan<T, E>) -> Result<T, Failed<E>> {
        let client = self.client()?;
        let mut questions = Vec::with_capacity(plan.asks.len());
        for ask in &plan.asks {
            questions.push(client.prepare_cached(ask.sql).await.map_err(StoreError::from)?);
        }
        let mut asked: Vec<Sent<'_, Vec<Row>>> = vec![Box::pin(async {
            client.batch_execute("BEGIN").await?;
            Ok(Vec::new())
        })];
        for (ask, prepared) in plan.asks.iter().zip(&questions) {
            asked.push(Box::pin(answer(client, prepared, &ask.args)));
        }
        let answers: Vec<Vec<Row>> = all(asked).await.into_iter().collect::<Result<_, _>>()?;
        let (statements, outcome) = (plan.decide)(&answers[1..]).map_err(Failed::Stopped)?;
        let decided = statements.len();
        let both: Vec<&Statement> = statements.iter().chain(&plan.rest).collect();
        let together = both.iter().all(|statement| statement.must == Must::Any);
        for (number, result) in send(client, &both, together).await?.into_iter().enumerate() {
            let of_rest = number >= decided && number < both.len();
            result.map_err(|error| if of_rest { Failed::Rest(error) } else { error.into() })?;
        }
        if !together {
            commit(client).await?;
        }
        Ok(outcome)
    }

    async fn execute_all(&self, statements: &[Statement]) -> Result<Vec<u64>, StoreError> {
        let statements: Vec<&Statement> = statements.iter().collect();
        send(self.client()?, &statements, false).await?.into_iter().collect()
    }

    async fn migrate(&mut self, ready: &Ready) -> Result<(), StoreError> {
        self.run("BEGIN").await?;
        let record = Statement {
            sql: RECORD,
            args: args![ready.name, ready.hash.as_str()],
            must: Must::Any,
        };
        // A second process waits here until the first has committed, and then has nothing to do.
        if self.execute_all(std::slice::from_ref(&record)).await? == [1] {
            for statement in &ready.statements {
                self.run(statement).await?;
            }
        }
        self.run("COMMIT").await
    }

    fn finished(&mut self) {
        self.open = false;
    }

    async fn undo(&mut self) {
        if self.run("ROLLBACK").await.is_ok() {
            self.open = false;
        }
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.open
            && let Some(client) = self.client.take()
        {
            drop(Object::take(client));
        }
    }
}

type Sent<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Polls all in order, so that they are sent one behind the other without waiting for answers.
async fn all<T>(mut sent: Vec<Sent<'_, T>>) -> Vec<Result<T, StoreError>> {
    let mut results: Vec<Option<Result<T, StoreError>>> = sent.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut waiting = false;
        for (future, result) in sent.iter_mut().zip(&mut results) {
            if result.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(done) => *result = Some(done),
                    Poll::Pending => waiting = true,
                }
            }
        }
        if waiting { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    results.into_iter().flatten().collect()
}

/// Waits a little longer each time, and not everybody equally long.
async fn pause(tries: u32) {
    let mut jitter = [0_u8; 1];
    // Without randomness everybody waits equally long, which is no harm.
    let _ = getrandom::fill(&mut jitter);
    let wait = u64::from(tries) * 40 + u64::from(jitter[0]) / 4;
    tokio::time::sleep(Duration::from_millis(wait)).await;
}

async fn commit(client: &Client) -> Result<u64, StoreError> {
    client.batch_execute("COMMIT").await?;
    Ok(0)
}

/// Sends statements, and perhaps the commit, one behind the other. All are prepared first: a
/// statement still being prepared would be overtaken by the next.
async fn send(
    client: &Client,
    statements: &[&Statement],
    and_commit: bool,
) -> Result<Vec<Result<u64, StoreError>>, StoreError> {
    let mut ready = Vec::with_capacity(statements.len());
    for statement in statements {
        ready.push(client.prepare_cached(statement.sql).await?);
    }
    let mut sent: Vec<Sent<'_, u64>> = Vec::with_capacity(statements.len() + 1);
    for (statement, prepared) in statements.iter().zip(&ready) {
        sent.push(Box::pin(execute(client, prepared, statement)));
    }
    if and_commit {
        sent.push(Box::pin(commit(client)));
    }
    Ok(all(sent).await)
}

async fn execute(
    client: &Client,
    prepared: &Prepared,
    statement: &Statement,
) -> Result<u64, StoreError> {
    let changed = client.execute(prepared, &bound(prepared, &statement.args)).await?;
    if changed == 0 && statement.must == Must::Change {
        return Err(StoreError::Conflict);
    }
    Ok(changed)
}

async fn answer(
    client: &Client,
    prepared: &Prepared,
    args: &[Value],
) -> Result<Vec<Row>, StoreError> {
    let rows = client.query(prepared, &bound(prepared, args)).await?;
    rows.iter().map(row).collect()
}

/// The arguments as the driver wants them. Nothing is given the type the server expects.
fn bound<'a>(prepared: &Prepared, args: &'a [Value]) -> Vec<&'a (dyn ToSql + Sync)> {
    const NO_NUMBER: Option<i64> = None;
    const NO_FRACTION: Option<f64> = None;
    const NO_BYTES: Option<Vec<u8>> = None;
    const NO_TEXT: Option<String> = None;
    let types = prepared.params().iter().map(Some).chain(std::iter::repeat(None));
    args.iter()
        .zip(types)
        .map(|(value, expected)| -> &'a (dyn ToSql + Sync) {
            match value {
                Value::Int(value) => value,
                Value::Real(value) => value,
                Value::Text(value) => value,
                Value::Blob(value) => value,
                Value::Null => match expected {
                    Some(&Type::INT8) => &NO_NUMBER,
                    Some(&Type::FLOAT8) => &NO_FRACTION,
                    Some(&Type::BYTEA) => &NO_BYTES,
                    _ => &NO_TEXT,
                },
            }
        })
        .collect()
}

fn row(row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let mut values = Vec::with_capacity(row.len());
    for (column, described) in row.columns().iter().enumerate() {
        let wrong = |_| StoreError::Column(column);
        values.push(match *described.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(column).map_err(wrong)?.into(),
            Type::INT4 => {
                row.try_get::<_, Option<i32>>(column).map_err(wrong)?.map(i64::from).into()
            }
            Type::FLOAT8 => row.try_get::<_, Option<f64>>(column).map_err(wrong)?.into(),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(column).map_err(wrong)?.into(),
            Type::BOOL => {
                row.try_get::<_, Option<bool>>(column).map_err(wrong)?.map(i64::from).into()
            }
            _ => row.try_get::<_, Option<String>>(column).map_err(wrong)?.into(),
        });
    }
    Ok(Row { values })
}
