//! Former addresses of records, each a page that redirects.

use super::{Plan, Subject};
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::model::value::Lang;
use crate::output::path_fault;
use crate::public::Public;

impl Plan {
    pub(super) fn add_redirects(&mut self, public: &Public, sink: &mut Sink) {
        for node in public.record_nodes() {
            let record = public.record(node);
            for former in &record.common.former_urls {
                let path = match redirect_path(former.main()) {
                    Ok(path) => path,
                    Err(fault) => {
                        let message = text!(
                            "`{address}` can't be an address of this site: it {fault}",
                            address = former.main(),
                            own fault = fault
                        );
                        let help = text!("write the path after the host's name, as `/opatreni/stary-nazev/`");
                        sink.push(Diagnostic::new(&codes::BAD_ADDRESS, former.span, message).help(help));
                        continue;
                    }
                };
                self.add(path, Subject::Redirect(node), Lang::MAIN, Place::Span(former.span), sink);
            }
        }
    }
}

/// Path of the page that redirects from a former address, or what is wrong with the address, as the rest of a sentence.
fn redirect_path(address: &str) -> Result<String, &'static str> {
    let path = address.trim_matches('/');
    if path.contains(['?', '#']) {
        return Err("holds `?` or `#`");
    }
    let path = match path_fault(path) {
        Some(fault) => return Err(fault),
        None if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html") => path.to_owned(),
        None => format!("{path}/index.html"),
    };
    path_fault(&path).map_or(Ok(path), Err)
}
