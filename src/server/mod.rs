//! Serves the last good version of a site to browsers on this machine, and tells them of each new one.
//!
//! Each file is made when it is asked for, from the compiled site, so nothing can be stale and nothing is written. A page
//! gets a script appended that reloads it and shows what is wrong; all else is what a build writes, byte for byte.

mod address;
mod admit;
mod answer;
mod bytes;
mod connections;
mod editor;
mod events;
mod faults;
mod insert;
mod respond;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::watch;

pub use admit::Hosts;

use crate::site::Version;
use connections::{Connections, InUse};
use editor::Editor;

/// Where ports are tried when none was asked for: the first one, and how many.
const PORTS: (u16, u16) = (4000, 100);
/// Longest head of a request, in bytes: those of browsers have a few hundred.
const LONGEST_HEAD: usize = 32 * 1024;
/// How long the head of a request may take to arrive.
const HEAD_TIME: std::time::Duration = std::time::Duration::from_secs(10);
/// How many threads make files.
const MAKERS: usize = 4;

/// What a server needs to know besides the site.
#[derive(Debug)]
pub struct Settings {
    /// Folder of the site, where assets are.
    pub root: PathBuf,
    /// By which names the server may be asked.
    pub hosts: Hosts,
    /// Stack of each thread that makes files, in bytes.
    pub stack: usize,
}

/// A server that listens, but does not answer yet.
pub struct Server {
    listener: TcpListener,
    settings: Settings,
}

/// Gives the server its versions. When it is dropped, the server ends.
pub struct Publisher {
    shown: watch::Sender<Option<Arc<Shown>>>,
    making: InUse,
}

/// A version of the site, with what is made once for all requests.
struct Shown {
    version: Version,
    editor: Editor,
}

impl Publisher {
    /// Shows this version from now on.
    pub fn publish(&self, version: Version) {
        let editor = Editor::new(version.editor.as_deref());
        self.shown.send_replace(Some(Arc::new(Shown { version, editor })));
    }

    /// Whether a file is being made for somebody who waits for it.
    pub fn is_busy(&self) -> bool {
        !self.making.is_idle()
    }
}

/// What all requests are answered from.
struct State {
    settings: Settings,
    shown: watch::Receiver<Option<Arc<Shown>>>,
    /// Whether files are being made.
    making: InUse,
}

impl State {
    /// What is shown now; waits for the first version. `None` when the server ends.
    async fn shown(&self) -> Option<Arc<Shown>> {
        let mut shown = self.shown.clone();
        let found = shown.wait_for(Option::is_some).await.ok()?;
        found.clone()
    }
}

impl Server {
    /// Listens at this address: at this port, or at the first free one from 4000 on.
    ///
    /// # Errors
    ///
    /// The address or port can't be had.
    pub fn bind(address: IpAddr, port: Option<u16>, settings: Settings) -> io::Result<Self> {
        let bind = |port| TcpListener::bind((address, port));
        let listener = match port {
            Some(port) => bind(port)?,
            None => {
                let (first, count) = PORTS;
                let is_had = |tried: &io::Result<TcpListener>| {
                    !tried.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AddrInUse)
                };
                (first..first + count).map(bind).find(is_had).unwrap_or_else(|| bind(first))?
            }
        };
        listener.set_nonblocking(true)?;
        Ok(Self { listener, settings })
    }

    /// Where it listens.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers requests on threads of its own, from the first version on. Until then they wait.
    pub fn start(self) -> io::Result<Publisher> {
        let (sender, receiver) = watch::channel(None);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(MAKERS)
            .thread_stack_size(self.settings.stack)
            .build()?;
        let making = InUse::default();
        let state = Arc::new(State { settings: self.settings, shown: receiver, making: making.clone() });
        let listener = self.listener;
        std::thread::Builder::new().name("server".to_owned()).spawn(move || {
            runtime.block_on(async {
                // Only fails where the runtime was built without sockets.
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                let mut end = state.shown.clone();
                tokio::select! {
                    () = accept(&listener, &state) => {}
                    () = async { while end.changed().await.is_ok() {} } => {}
                }
            });
        })?;
        Ok(Publisher { shown: sender, making })
    }
}

/// Takes connections for ever.
async fn accept(listener: &tokio::net::TcpListener, state: &Arc<State>) {
    let mut connections = Connections::default();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The system has no room for another one: one of ours must go, and the next try must not come at once.
            connections.close_one();
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            continue;
        };
        let state = Arc::clone(state);
        connections.add(|use_| {
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let (state, use_) = (Arc::clone(&state), use_.begin());
                    async move {
                        let response = respond::respond(request, &state).await;
                        drop(use_);
                        Ok::<_, std::convert::Infallible>(response)
                    }
                });
                let mut http = hyper::server::conn::http1::Builder::new();
                http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(LONGEST_HEAD);
                // A client that does not speak HTTP, or that went away, concerns nobody else.
                let _ = http.serve_connection(TokioIo::new(stream), service).await;
            })
        });
    }
}
