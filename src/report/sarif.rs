//! Findings as one SARIF 2.1.0 document, which code hosts and editors read.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::hex::Hex;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::text::LineIndex;

/// The document, on several lines. `rules` explains the codes, `text` gives the text of a file by its name.
#[must_use]
pub fn sarif<'t>(
    findings: &[Diagnostic],
    rules: &[&CodeInfo],
    text: &dyn Fn(&str) -> Option<&'t str>,
) -> String {
    let results = findings.iter().map(|finding| result(finding, rules, text(&finding.file)));
    let document = Document {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: driver(rules) },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    // Texts and numbers alone: there is nothing in it that could fail.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

#[derive(Serialize)]
struct Document {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: &'static str,
    short_description: Message,
    full_description: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Fingerprints {
    /// Stays the same while the line moves about in its file.
    #[serde(rename = "findingInLine/v1")]
    in_line: String,
}

fn driver(rules: &[&CodeInfo]) -> Driver {
    let rules = rules.iter().map(|info| Rule {
        id: info.code.id,
        name: info.code.name,
        short_description: Message { text: info.what.to_owned() },
        full_description: Message { text: info.why.to_owned() },
    });
    Driver { name: "firstline", version: env!("CARGO_PKG_VERSION"), rules: rules.collect() }
}

fn result(finding: &Diagnostic, rules: &[&CodeInfo], text: Option<&str>) -> Finding {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    let place = PhysicalLocation {
        artifact_location: ArtifactLocation { uri: uri(&finding.file) },
        region: region(finding, text),
    };
    Finding {
        rule_id: finding.code.id,
        rule_index: rules.iter().position(|info| info.code.id == finding.code.id),
        level,
        message: Message { text: format!("{}{help}", finding.message) },
        locations: [Location { physical_location: place }],
        partial_fingerprints: Fingerprints { in_line: fingerprint(finding, text) },
    }
}

fn region(finding: &Diagnostic, text: Option<&str>) -> Option<Region> {
    let (span, text) = (finding.span.as_ref()?, text?);
    let lines = LineIndex::new(text);
    let (start, end) = (lines.position(text, span.start), lines.position(text, span.end));
    Some(Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    })
}

fn fingerprint(finding: &Diagnostic, text: Option<&str>) -> String {
    let line = finding.span.as_ref().zip(text).and_then(|(span, text)| {
        let start = LineIndex::new(text).start_of(span.start);
        text.get(start..)?.lines().next()
    });
    let digest = Sha256::new()
        .chain_update(finding.code.id)
        .chain_update("\n")
        .chain_update(&finding.file)
        .chain_update("\n")
        .chain_update(line.unwrap_or_default().trim())
        .finalize();
    Hex(&digest[..8]).to_string()
}

/// A path as part of an address.
fn uri(file: &str) -> String {
    let mut uri = String::new();
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            _ = write!(uri, "%{byte:02X}");
        }
    }
    if uri.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::sim::scenario::codes;

    fn document(finding: &Diagnostic, text: &'static str) -> Value {
        let rules: Vec<&CodeInfo> = codes::CODES.iter().collect();
        serde_json::from_str(&sarif(std::slice::from_ref(finding), &rules, &|_| Some(text))).unwrap()
    }

    #[test]
    fn a_finding_has_its_rule_place_and_level() {
        let finding = Diagnostic::error(codes::WRONG_TYPE, "expected a text")
            .file("my desk/lämp.ron")
            .at(4..5, "here")
            .help("put it in quotes");
        let document = document(&finding, "(\né1");
        assert_eq!(
            (&document["version"], &document["runs"][0]["columnKind"]),
            (&json!("2.1.0"), &json!("unicodeCodePoints"))
        );
        let result = &document["runs"][0]["results"][0];
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "my%20desk/l%C3%A4mp.ron");
        assert_eq!(place["region"], json!({"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3}));
        assert_eq!(
            (&result["level"], &result["message"]["text"]),
            (&json!("error"), &json!("expected a text (put it in quotes)"))
        );
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(document["runs"][0]["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }

    #[test]
    fn a_fingerprint_moves_with_its_line() {
        let at = |span| Diagnostic::error(codes::WRONG_TYPE, "x").file("a.ron").at(span, "");
        assert_eq!(fingerprint(&at(1..2), Some("a12")), fingerprint(&at(3..4), Some("b\n a12 ")));
        assert_ne!(fingerprint(&at(1..2), Some("a12")), fingerprint(&at(1..2), Some("a13")));
    }
}
