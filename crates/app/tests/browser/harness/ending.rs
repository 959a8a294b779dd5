// SPDX-License-Identifier: AGPL-3.0-or-later
//! Servers that end and come back, and browsers that are killed where they stand and opened again.

use std::path::PathBuf;

use super::{Browser, Kind, Server};

impl Server {
    /// Ends it, as a machine that lost its power would.
    pub fn stop(&mut self) {
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }

    /// Starts it again, at the same address with what it kept.
    pub fn again(&mut self) {
        let at = self.base.trim_start_matches("http://").replace("localhost", "127.0.0.1");
        let (child, base, links) = Self::run(self.folder.path(), &at);
        assert_eq!(base, self.base, "it is where it was");
        (self.child, self.links) = (child, links);
    }
}

impl Browser {
    /// Opens a browser with what an earlier one left on the disk.
    pub fn again(
        program: &PathBuf,
        base: &str,
        (kind, profile): (Kind, tempfile::TempDir),
    ) -> Self {
        Self::with(program, base, (kind, profile))
    }

    /// Kills the browser without a word, by its own number; what is left of it on the disk.
    pub fn kill(mut self) -> tempfile::TempDir {
        let profile = self.driver.profile.take().expect("nobody has quit before");
        // The browser says in its folder which process it is: a name of the machine, and the number.
        let lock = profile.path().join("SingletonLock");
        let to = std::fs::read_link(&lock).expect("a browser that runs has locked its folder");
        let number = to.to_string_lossy().rsplit('-').next().map(str::to_owned);
        let number = number.expect("the lock ends in a number");
        let killed = std::process::Command::new("kill").args(["-9", &number]).status();
        assert!(killed.is_ok_and(|status| status.success()), "the browser is killed");
        let _unlocked = std::fs::remove_file(&lock);
        drop(self);
        profile
    }
}
