// SPDX-License-Identifier: AGPL-3.0-or-later
//! Chromium's own commands, which the driver has no word for: sizes, paper, light and dark, and whatever a test asks of it.

use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// The page as it goes to paper, or as a screen shows it.
    pub fn on_paper(&self, paper: bool) {
        let media = if paper { "print" } else { "" };
        self.chromium("Emulation.setEmulatedMedia", &json!({ "media": media }));
    }

    /// A command of Chromium's own, and what it answers.
    pub fn chromium(&self, command: &str, params: &Value) -> Value {
        let url = format!(
            "http://127.0.0.1:{}/session/{}/goog/cdp/execute",
            self.driver.port, self.session
        );
        let body = json!({ "cmd": command, "params": params }).to_string();
        let sent = ureq::post(&url).header("Content-Type", "application/json").send(&body);
        let mut sent =
            sent.unwrap_or_else(|error| panic!("Chromium does not take {command}: {error}"));
        let answer = sent.body_mut().read_to_string().expect("an answer is text");
        let answer: Value = serde_json::from_str(&answer).expect("an answer is JSON");
        answer["value"].clone()
    }

    /// The size of the page, exactly, whatever the window's own frame takes.
    pub fn size(&self, width: u32, height: u32, touch: bool) {
        self.chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch }),
        );
    }

    /// Light or dark, as a device is set; colours change at once.
    pub fn scheme(&self, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.chromium("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }
}
