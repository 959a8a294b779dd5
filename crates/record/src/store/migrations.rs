// SPDX-License-Identifier: AGPL-3.0-or-later
//! Migrations: lists of statements, each run once and recorded by name in the same transaction.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{Engine, Store, StoreError};
use crate::args;

/// A step in the life of the tables. Never edited once shipped: only added to.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The name it is recorded under.
    pub name: &'static str,
    /// The statements; `{blob}` stands for the database's own word for bytes.
    pub statements: &'static [&'static str],
}

pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (name text NOT NULL PRIMARY KEY, text_hash text NOT NULL)";
pub(super) const RECORD: &str = "INSERT INTO migration (name, text_hash) VALUES ($1, $2) \
     ON CONFLICT (name) DO NOTHING";
const RECORDED: &str = "SELECT name, text_hash FROM migration ORDER BY name";

/// A migration made ready for one database.
pub(super) struct Ready {
    pub(super) name: &'static str,
    pub(super) hash: String,
    pub(super) statements: Vec<String>,
}

impl Store {
    pub(super) async fn prepare_migrations(&self) -> Result<(), StoreError> {
        match &self.engine {
            // The file's first table is made before the file becomes a WAL database.
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(postgres) => postgres.prepare_migrations().await,
        }
    }

    /// Runs the migrations that have not run yet, in order. Safe to repeat, and safe when two
    /// processes start together: each runs once.
    ///
    /// # Errors
    /// When a statement is refused or the database cannot be reached; that migration then left
    /// nothing behind.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<(), StoreError> {
        let blob = if self.is_postgres() { "bytea" } else { "BLOB" };
        let recorded = self.recorded().await?;
        for migration in migrations {
            let ready = Ready {
                name: migration.name,
                hash: text_hash(migration),
                statements: migration
                    .statements
                    .iter()
                    .map(|s| s.replace("{blob}", blob))
                    .collect(),
            };
            if let Ok(mut known) = self.known.lock()
                && !known.iter().any(|(name, _)| *name == ready.name)
            {
                known.push((ready.name, ready.hash.clone()));
            }
            if recorded.iter().any(|(name, _)| name == ready.name) {
                continue;
            }
            match &self.engine {
                Engine::Sqlite(sqlite) => sqlite.migrate(ready).await?,
                Engine::Postgres(postgres) => postgres.migrate(&ready).await?,
            }
        }
        Ok(())
    }

    async fn recorded(&self) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.query(RECORDED, args![]).await?;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).collect()
    }

    /// The migrations this process knows that are not recorded with the text it knows. Names only
    /// a newer process knows are left alone.
    pub(crate) async fn odd_migrations(&self) -> Result<Vec<&'static str>, StoreError> {
        let recorded = self.recorded().await?;
        let known = match self.known.lock() {
            Ok(known) => known.clone(),
            Err(_) => Vec::new(),
        };
        let odd = known.iter().filter(|(name, hash)| {
            !recorded.iter().any(|(other, text)| other == name && text == hash)
        });
        Ok(odd.map(|(name, _)| *name).collect())
    }
}

fn text_hash(migration: &Migration) -> String {
    let mut hash = Sha256::new();
    for statement in migration.statements {
        hash.update(statement.as_bytes());
        hash.update([0]);
    }
    crate::hex(&hash.finalize())
}

/// The text of a query as SQLite numbers its arguments. To SQLite `$2` is a name, counted in
/// order of appearance; `?2` is the second argument, as `$2` is to PostgreSQL.
pub(super) fn numbered(sql: &'static str) -> Arc<str> {
    use std::collections::HashMap;
    use std::sync::{LazyLock, RwLock};
    static TEXTS: LazyLock<RwLock<HashMap<&'static str, Arc<str>>>> =
        LazyLock::new(RwLock::default);

    if let Ok(texts) = TEXTS.read()
        && let Some(text) = texts.get(sql)
    {
        return Arc::clone(text);
    }
    let text: Arc<str> = sql.replace('$', "?").into();
    if let Ok(mut texts) = TEXTS.write() {
        texts.insert(sql, Arc::clone(&text));
    }
    text
}
