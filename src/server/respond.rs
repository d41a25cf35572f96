//! From a request to its response.

use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::HeaderMap;
use hyper::{Request, Response, StatusCode};

use super::address::{Found, find};
use super::answer::{self, Answer, Content, tag_of};
use super::bytes::Body;
use super::{Shown, State, admit, events, faults, insert};
use crate::disk::Asset;
use crate::site::{Bytes, Failure, File, Site};

/// Answers a request.
pub(super) async fn respond(request: Request<Incoming>, state: &Arc<State>) -> Response<Body> {
    let (head, _) = request.into_parts();
    let request = Request::from_parts(head, ());
    if let Err((status, reason)) = admit::admit(&request, &state.settings.hosts) {
        return Answer::plain(status, reason).into_response(request.headers());
    }
    if request.uri().path() == events::PATH {
        return events::stream(state.shown.clone());
    }
    let Some(shown) = state.shown().await else {
        return Answer::plain(StatusCode::SERVICE_UNAVAILABLE, "the server ends")
            .into_response(request.headers());
    };
    // To make a page takes a while, and no other request must wait for it.
    let state = Arc::clone(state);
    let making = state.making.begin();
    let made = tokio::task::spawn_blocking(move || {
        let made = make(&request, &shown, &state);
        drop(making);
        (made, request)
    });
    match made.await {
        Ok((Made::Answer(answer), request)) => answer.into_response(request.headers()),
        Ok((Made::Redirect(to), _)) => answer::redirect(&to),
        Err(_) => Answer::plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "this is a fault of Vazba itself; please report it",
        )
        .into_response(&HeaderMap::new()),
    }
}

enum Made {
    Answer(Answer),
    Redirect(String),
}

fn make(request: &Request<()>, shown: &Shown, state: &State) -> Made {
    let path = request.uri().path();
    if path == insert::SCRIPT_PATH {
        return Made::Answer(insert::script());
    }
    if path == faults::PATH {
        return Made::Answer(faults::list(shown, &state.settings.root));
    }
    let Some(site) = &shown.version.site else {
        let page = faults::page(&shown.version.report);
        return Made::Answer(inserted(page, None, request, shown, state));
    };
    let (file, status) = match find(site, path) {
        None => return Made::Answer(Answer::plain(StatusCode::BAD_REQUEST, "this is no address")),
        Some(Found::Elsewhere(path)) => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            return Made::Redirect(path + &query);
        }
        Some(Found::File(file)) => (file, StatusCode::OK),
        Some(Found::Nothing(Some(file))) => (file, StatusCode::NOT_FOUND),
        Some(Found::Nothing(None)) => {
            return Made::Answer(Answer::plain(StatusCode::NOT_FOUND, "there is nothing at this address"));
        }
    };
    let answer = match file_answer(site, &file, status, state) {
        Ok(answer) => answer,
        Err(failed) => failed,
    };
    Made::Answer(inserted(answer, site.source_of(&file), request, shown, state))
}

/// The bytes of a file, or what says why there are none.
fn file_answer(site: &Site, file: &File<'_>, status: StatusCode, state: &State) -> Result<Answer, Answer> {
    let media_type = with_charset(file.media_type());
    match site.render(file) {
        Ok(Bytes::Here(bytes)) => {
            Ok(Answer { status, media_type, tag: tag_of(&bytes), content: Content::Here(bytes.into_owned()) })
        }
        Ok(Bytes::Asset(name)) => match Asset::open(&state.settings.root, name) {
            Ok(asset) => Ok(Answer { status, media_type, tag: asset.tag(), content: Content::Asset(asset) }),
            Err(error) => Err(Answer::plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                &format!("`{name}` can't be read: {error}"),
            )),
        },
        Err(Failure::Template(fault)) => Err(faults::page(&site.report(*fault))),
        Err(Failure::Format(error)) => {
            Err(Answer::plain(StatusCode::INTERNAL_SERVER_ERROR, &format!("this can't be written: {error}")))
        }
    }
}

/// All texts of a site are UTF-8. XML and JSON say so themselves or need not.
fn with_charset(media_type: &str) -> String {
    if media_type.starts_with("text/") {
        format!("{media_type}; charset=utf-8")
    } else {
        media_type.to_owned()
    }
}

/// A page with the script appended, where a browser shows it as a document; anything else as it is.
fn inserted(
    mut answer: Answer,
    source: Option<&str>,
    request: &Request<()>,
    shown: &Shown,
    state: &State,
) -> Answer {
    let is_page = answer.media_type.starts_with("text/html");
    if is_page
        && insert::is_document(request.headers())
        && let Content::Here(bytes) = &mut answer.content
    {
        let edit = source.and_then(|source| shown.editor.link(&state.settings.root, source, None));
        insert::append(bytes, &answer.tag, shown.version.number, source, edit.as_deref());
        answer.tag = tag_of(bytes);
    }
    answer
}
