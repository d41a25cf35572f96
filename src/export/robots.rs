//! `robots.txt`: what robots may read (RFC 9309), and where the sitemap is.

use std::collections::BTreeSet;
use std::io;

use super::Format;
use crate::model::value::Lang;
use crate::plan::{FormatSpec, MadeFile, MadeFrom, Subject};
use crate::view::Scope;

pub(super) static FORMAT: Format = Format {
    spec: FormatSpec { name: "robots", media_type: "text/plain", title: None, for_pages: false },
    files,
    render,
};

/// A site's own `static/robots.txt` wins. Robots only look for the file at the root of a host: a site below a path leaves
/// it to the host.
fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    if !scope.config.path_prefix().is_empty() {
        return Vec::new();
    }
    vec![MadeFile {
        path: "robots.txt".to_owned(),
        format: &FORMAT.spec,
        from: MadeFrom::Site(None),
        lang: Lang::MAIN,
        gives_way: true,
    }]
}

#[expect(clippy::unnecessary_wraps, reason = "formats share one type")]
fn render(scope: &Scope<'_>, _: &MadeFile) -> io::Result<Vec<u8>> {
    let rest = if scope.config.settings.noindex {
        closed(scope)
    } else {
        let sitemap = scope.config.origin().map(|origin| format!("Sitemap: {origin}/sitemap.xml\n"));
        sitemap.unwrap_or_default()
    };
    Ok(format!("User-agent: *\nAllow: /\n{rest}").into_bytes())
}

/// A page that no search engine should list must stay open to robots, so that they can read its `noindex`; an address
/// that they may not read is listed all the same once somebody links to it. What can't say `noindex` itself is closed:
/// data, feeds, pictures, attachments.
fn closed(scope: &Scope<'_>) -> String {
    let attachments = scope.plan.files().map(|(path, _)| path);
    let made = scope.plan.made().iter().filter(|file| file.format.name != FORMAT.spec.name);
    let made = made.map(|file| &*file.path);
    // Style sheets stay open: they are a part of every page.
    let pages = scope.plan.pages().iter().filter(|page| !matches!(page.subject, Subject::File(_)));
    let all = attachments.chain(made).chain(pages.map(|page| &*page.path));
    let endings = all.filter_map(|path| Some(path.rsplit('/').next()?.rsplit_once('.')?.1.to_lowercase()));
    let mut closed: BTreeSet<String> = endings.filter(|ending| is_plain(ending)).collect();
    closed.remove("html");
    let lines: Vec<String> = closed.iter().map(|ending| format!("Disallow: /*.{ending}$\n")).collect();
    lines.concat()
}

fn is_plain(ending: &str) -> bool {
    !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
