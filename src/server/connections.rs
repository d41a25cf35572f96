//! The open connections: never more than a bounded number.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::{AbortHandle, JoinHandle};

/// How many connections are open at once, at most. Some systems let a program have 256 files.
const MOST: usize = 200;

/// The open connections, the oldest first.
#[derive(Default)]
pub(super) struct Connections(VecDeque<(AbortHandle, InUse)>);

/// Whether something is in use: how many use it.
#[derive(Clone, Default)]
pub(super) struct InUse(Arc<AtomicUsize>);

/// As long as it is there, something is in use.
pub(super) struct User(InUse);

impl InUse {
    pub(super) fn begin(&self) -> User {
        self.0.fetch_add(1, Ordering::Relaxed);
        User(self.clone())
    }

    pub(super) fn is_idle(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

impl Drop for User {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Connections {
    /// Adds a connection. If there are too many, another one is closed.
    pub(super) fn add(&mut self, serve: impl FnOnce(InUse) -> JoinHandle<()>) {
        self.0.retain(|(task, _)| !task.is_finished());
        if self.0.len() >= MOST {
            self.close_one();
        }
        let in_use = InUse::default();
        self.0.push_back((serve(in_use.clone()).abort_handle(), in_use));
    }

    /// Closes the oldest connection that waits for a request; if there is none, the oldest. A browser opens it again.
    pub(super) fn close_one(&mut self) {
        let idle = self.0.iter().position(|(_, in_use)| in_use.is_idle());
        if let Some((task, _)) = self.0.remove(idle.unwrap_or_default()) {
            task.abort();
        }
    }
}
