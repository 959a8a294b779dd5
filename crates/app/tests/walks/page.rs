// SPDX-License-Identifier: AGPL-3.0-or-later
//! An answer as a browser without scripts understands it: text, links, forms with what is filled in.

use ureq::http::{HeaderMap, Response};

/// An answer.
pub struct Page {
    /// The path that was asked for.
    pub at: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Page {
    /// Reads an answer to its end.
    pub fn read(at: &str, mut response: Response<ureq::Body>) -> Self {
        let body = response.body_mut().with_config().limit(64 << 20).read_to_vec().unwrap();
        Self {
            at: at.to_owned(),
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body,
        }
    }

    /// The body as text.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What a reader sees, without tags, spaces as one.
    pub fn text(&self) -> String {
        let html = self.html();
        let mut text = String::new();
        for part in html.split('<') {
            let (_, shown) = part.split_once('>').unwrap_or(("", part));
            text.push_str(&decoded(shown));
            text.push(' ');
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The page as it goes to paper: without what is not printed.
    pub fn on_paper(&self) -> Self {
        let html = self.html();
        let mut printed = String::new();
        let mut hidden: Option<(&str, usize)> = None;
        for (part, tag) in html.split('<').skip(1).zip(tags(&html)) {
            match &mut hidden {
                Some((name, depth)) => {
                    *depth += usize::from(tag.name == *name);
                    *depth -= usize::from(tag.name.strip_prefix('/') == Some(name));
                    if *depth == 0 {
                        hidden = None;
                    }
                }
                None if tag.get("class").split(' ').any(|class| class == "noprint") => {
                    hidden = Some((tag.name, 1));
                }
                None => printed.extend(["<", part]),
            }
        }
        let (at, headers) = (self.at.clone(), self.headers.clone());
        Self { at, status: self.status, headers, body: printed.into() }
    }

    /// The page, which was to be there.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.status, 200, "{}: {}", self.at, self.problems());
        self
    }

    /// The first value of a header; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Every value of a header.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.headers.get_all(name).iter();
        values.filter_map(|value| value.to_str().ok().map(str::to_owned)).collect()
    }

    /// Where it sends the reader.
    #[track_caller]
    pub fn to(&self) -> String {
        assert_eq!(self.status, 303, "{} sends on: {}", self.at, self.problems());
        self.header("location").to_owned()
    }

    /// The fields the summary of errors names, each with what it says.
    pub fn errors(&self) -> Vec<(String, String)> {
        let html = self.html();
        let Some((_, rest)) = html.split_once("data-errors") else { return Vec::new() };
        let list = rest.split("</ul>").next().unwrap_or_default();
        let items = list.split("<a href=\"#").skip(1);
        items
            .filter_map(|item| {
                let (field, rest) = item.split_once("\">")?;
                let (text, _) = rest.split_once("</a>")?;
                Some((decoded(field), decoded(text)))
            })
            .collect()
    }

    /// What is wrong, for the words of a failed test.
    pub fn problems(&self) -> String {
        format!("{} {:?}", self.status, self.errors())
    }

    /// The addresses of its links that begin so, in order.
    pub fn links(&self, begin: &str) -> Vec<String> {
        let html = self.html();
        let tags = tags(&html);
        let links = tags.iter().filter(|tag| tag.name == "a").map(|tag| tag.get("href"));
        links.filter(|link| link.starts_with(begin)).map(str::to_owned).collect()
    }

    /// The actions of its forms that send something: a form that only asks for another page is a link.
    pub fn actions(&self) -> Vec<String> {
        let html = self.html();
        let tags = tags(&html);
        let sends = |tag: &&Tag<'_>| tag.name == "form" && tag.get("method") != "get";
        let forms = tags.iter().filter(sends);
        forms.map(|tag| tag.get("action").to_owned()).collect()
    }

    /// Whether something on the page carries this id.
    pub fn has_id(&self, id: &str) -> bool {
        tags(&self.html()).iter().any(|tag| tag.get("id") == id)
    }

    /// The form with this action, filled in as it came.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let form = self.forms(action).into_iter().next();
        form.unwrap_or_else(|| panic!("{} has a form to {action}: {}", self.at, self.problems()))
    }

    /// Every form that goes there, as they come.
    pub fn forms(&self, action: &str) -> Vec<Form> {
        let html = self.html();
        let mut all = Vec::new();
        let mut form = None;
        let mut select = String::new();
        for tag in &tags(&html) {
            match (tag.name, &mut form) {
                ("form", None) if tag.get("action") == action => {
                    form = Some(Form {
                        action: action.to_owned(),
                        fields: Vec::new(),
                        buttons: Vec::new(),
                    });
                }
                ("/form", Some(_)) => all.extend(form.take()),
                ("select", Some(_)) => tag.get("name").clone_into(&mut select),
                (_, Some(form)) => form.take(tag, &select),
                _ => {}
            }
        }
        all
    }
}

/// A form with what is filled in.
#[derive(Clone)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// What is filled in, in order.
    pub fields: Vec<(String, String)>,
    /// Its buttons that send something of their own.
    pub buttons: Vec<(String, String)>,
}

impl Form {
    fn take(&mut self, tag: &Tag<'_>, select: &str) {
        let name = tag.get("name").to_owned();
        let value = tag.get("value").to_owned();
        match (tag.name, tag.get("type")) {
            ("input", "radio" | "checkbox") if !tag.has("checked") => {}
            ("input", _) if !name.is_empty() => self.fields.push((name, value)),
            ("textarea", _) => {
                let text = tag.after.strip_prefix('\n').unwrap_or(&tag.after);
                self.fields.push((name, text.to_owned()));
            }
            ("option", _) if tag.has("selected") => self.fields.push((select.to_owned(), value)),
            ("button", _) if !name.is_empty() => self.buttons.push((name, value)),
            _ => {}
        }
    }

    /// What a field holds.
    pub fn get(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map_or("", |(_, value)| value)
    }

    /// The form with one field filled in so.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.also(name, value)
    }

    /// The form with one more answer to a question.
    pub fn also(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The form without a field.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }

    /// The form as this button sends it.
    #[track_caller]
    pub fn press(self, value: &str) -> Self {
        let button = self.buttons.iter().find(|(_, known)| known == value).cloned();
        let (name, value) = button.unwrap_or_else(|| panic!("{} has no such button", self.action));
        self.with(&name, &value)
    }
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
    after: String,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| *known == name)
    }
}

/// The tags of a page of ours: attributes in double quotes, no `<` inside them.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let parts = html.split('<').skip(1);
    let tags = parts.filter_map(|part| {
        let (tag, after) = part.split_once('>')?;
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while !rest.trim_start().is_empty() {
            rest = rest.trim_start();
            let end = rest.find([' ', '=']).unwrap_or(rest.len());
            let key = &rest[..end];
            if let Some(value) = rest[end..].strip_prefix("=\"") {
                let (value, next) = value.split_once('"')?;
                attributes.push((key, decoded(value)));
                rest = next;
            } else {
                attributes.push((key, String::new()));
                rest = &rest[end..];
            }
        }
        Some(Tag { name, attributes, after: decoded(after) })
    });
    tags.collect()
}

fn decoded(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn a_form_is_read_as_a_browser_would_send_it() {
    let html = "<form action=\"/a\"><input type=\"hidden\" name=\"act\" value=\"&quot;x&amp;\">\
        <input type=\"radio\" name=\"r\" value=\"1\"><input type=\"radio\" name=\"r\" value=\"2\" checked>\
        <textarea name=\"t\">\n\nof two\nlines &lt;</textarea><select name=\"s\"><option value=\"o\">\
        </option><option value=\"p\" selected></option></select><button name=\"do\" value=\"go\">\
        </button></form><form action=\"/b\"><input name=\"other\"></form>";
    let page =
        Page { at: "/".to_owned(), status: 200, headers: HeaderMap::new(), body: html.into() };
    let form = page.form("/a");
    let fields: Vec<(&str, &str)> =
        form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields, [("act", "\"x&"), ("r", "2"), ("t", "\nof two\nlines <"), ("s", "p")]);
    assert_eq!(form.press("go").get("do"), "go");
    assert_eq!(page.actions(), ["/a", "/b"]);
}

#[test]
fn a_page_on_paper_lacks_what_is_not_printed_and_nothing_else() {
    let html =
        "<p>one</p><div class=\"card noprint\"><div>two</div><br><p>three</p></div><p>four</p>";
    let page =
        Page { at: "/".to_owned(), status: 200, headers: HeaderMap::new(), body: html.into() };
    assert_eq!(page.on_paper().text(), "one four");
}
