//! Every reference has two ends: the page that refers and the page that is referred to link each other.

use std::collections::{BTreeMap, BTreeSet};

use vazba::graph::{Edge, MENTION, NodeId};
use vazba::model::value::Lang;
use vazba::plan::Subject;

use crate::html::Anchors;
use crate::site::{self, SITES, Site};

/// The pages of a site by their paths, once looked through.
struct Pages<'a> {
    site: &'a Site,
    anchors: BTreeMap<&'a str, Anchors>,
    /// Pages on which long lists of those who refer to a record go on, by their addresses: the record, and the path.
    continued: BTreeMap<String, (NodeId, &'a str)>,
}

impl<'a> Pages<'a> {
    fn of(site: &'a Site) -> Self {
        let pages = site.output.files.keys().filter(|path| path.rsplit('.').next() == Some("html"));
        let anchors = pages.map(|path| (path.as_str(), Anchors::of(site.text(path)))).collect();
        let continued = site.plan().pages().iter().filter_map(|page| match page.subject {
            Subject::BackLinks(node, ..) => {
                Some((site.plan().url(page), (site.public().record_node(node), page.path.as_str())))
            }
            _ => None,
        });
        Self { site, anchors, continued: continued.collect() }
    }

    /// Whether the page of a record leads to an address: by itself, or by pages on which its lists go on, each of which a link
    /// on the page before leads to.
    fn leads(&self, record: NodeId, page: &'a str, address: &str) -> bool {
        let mut known = BTreeSet::from([page]);
        let mut open = vec![page];
        while let Some(page) = open.pop() {
            let links = &self.anchors[page].links;
            if links.contains(address) {
                return true;
            }
            let more = links.iter().filter_map(|link| self.continued.get(link));
            let more = more.filter(|(of, path)| *of == record && known.insert(*path));
            open.extend(more.map(|(_, path)| *path));
        }
        false
    }

    /// What keeps the page of the one end from leading to the other, in a language.
    fn fault(&self, from: NodeId, to: NodeId, lang: Lang) -> Option<String> {
        let page = self.site.page_of(from, lang);
        let address = self.site.plan().node_url(self.site.public(), to, lang);
        if !self.leads(self.site.public().record_node(from), page, &address) {
            return Some(format!("`{page}` has no link to `{address}`"));
        }
        let (_, anchor) = address.split_once('#')?;
        let target = self.site.page_of(to, lang);
        let is_there = self.anchors[target].ids.contains(anchor);
        (!is_there).then(|| format!("`{target}` has no place `#{anchor}`"))
    }

    fn faults(&self, edge: &Edge) -> Vec<String> {
        let langs: Vec<Lang> = self.site.config().langs().collect();
        let faults = |from, to| langs.iter().filter_map(move |lang| self.fault(from, to, *lang));
        let mut there: Vec<String> = faults(edge.from, edge.to).collect();
        // A text that is translated may mention a record in one language only.
        if edge.field.name == MENTION.name && there.len() < langs.len() {
            there.clear();
        }
        there.extend(faults(edge.to, edge.from));
        there
    }
}

/// Checks all edges; gives how many there are.
pub(crate) fn assert_both_ends(site: &Site) -> usize {
    let pages = Pages::of(site);
    let edges = site.public().edges();
    let mut wrong = Vec::new();
    for edge in edges {
        for fault in pages.faults(edge) {
            let (from, to) = (site.name(edge.from), site.name(edge.to));
            wrong.push(format!("{from} --{}.{}--> {to}: {fault}", edge.owner, edge.field.name));
        }
    }
    let first = wrong.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} faults on {} edges, as:\n{first}", wrong.len(), edges.len());
    edges.len()
}

#[test]
fn every_reference_of_both_sites_is_shown_at_both_ends() {
    for (folder, least) in SITES.into_iter().zip([300, 700]) {
        let edges = assert_both_ends(&Site::new(site::read(folder)));
        assert!(edges >= least, "`{folder}` has {edges} references only");
    }
}
