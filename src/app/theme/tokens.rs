//! The tokens of the theme, as the file has them.

use egui::Color32;
use serde::{Deserialize, Deserializer, Serialize};

use crate::app::language::key;

/// Which set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// Dark words on a light ground.
    #[default]
    Light,
    /// Light words on a dark ground.
    Dark,
    /// As much contrast as there is.
    Contrast,
    /// Light or dark, as the system is.
    System,
}

impl Look {
    /// Every set of colours.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// What a person can choose.
    pub const CHOICES: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The set of colours that this means, where the system has this theme. A system that has not said is light.
    #[must_use]
    pub fn shown(self, system: Option<egui::Theme>) -> Self {
        match self {
            Self::System if system == Some(egui::Theme::Dark) => Self::Dark,
            Self::System => Self::Light,
            chosen => chosen,
        }
    }

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => key("Light"),
            Self::Dark => key("Dark"),
            Self::Contrast => key("High contrast"),
            Self::System => key("As the system"),
        }
    }
}

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Theme")]
pub struct Tokens {
    /// The file format, 1.
    pub format: u32,
    /// Distances.
    pub space: Space,
    /// Corners.
    pub radius: Radius,
    /// Sizes of type.
    #[serde(rename = "type")]
    pub text: Type,
    /// Colours of the faces that are drawn.
    pub portraits: Portraits,
    /// Colours of the light look.
    pub light: Colours,
    /// Colours of the dark look.
    pub dark: Colours,
    /// Colours of the look with high contrast.
    pub contrast: Colours,
}

/// Distances, in points.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// Between an icon and its word.
    pub xs: f32,
    /// Between controls of a row.
    pub s: f32,
    /// Between rows.
    pub m: f32,
    /// Inside a card.
    pub l: f32,
    /// Between cards and at the edge of a screen.
    pub xl: f32,
    /// Between parts of a screen.
    pub xxl: f32,
}

/// Corners, in points.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radius {
    /// Of controls.
    pub small: u8,
    /// Of bubbles and cards.
    pub medium: u8,
    /// Of what floats.
    pub large: u8,
}

/// Sizes of type, in points.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// Words beside words.
    pub caption: f32,
    /// Most words.
    pub body: f32,
    /// Names and what the customer says.
    pub strong: f32,
    /// Headings of cards.
    pub heading: f32,
    /// Headings of screens.
    pub title: f32,
    /// Clocks and scores.
    pub display: f32,
}

/// The colours of one look, by what they are for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the roles are explained at the head of the file that holds the values")]
pub struct Colours {
    pub dark: bool,
    #[serde(deserialize_with = "hex")]
    pub canvas: Color32,
    #[serde(deserialize_with = "hex")]
    pub surface: Color32,
    #[serde(deserialize_with = "hex")]
    pub sunken: Color32,
    #[serde(deserialize_with = "hex")]
    pub raised: Color32,
    #[serde(deserialize_with = "hex")]
    pub text: Color32,
    #[serde(deserialize_with = "hex")]
    pub muted: Color32,
    #[serde(deserialize_with = "hex")]
    pub line: Color32,
    #[serde(deserialize_with = "hex")]
    pub border: Color32,
    #[serde(deserialize_with = "hex")]
    pub accent: Color32,
    #[serde(deserialize_with = "hex")]
    pub accent_hover: Color32,
    #[serde(deserialize_with = "hex")]
    pub on_accent: Color32,
    #[serde(deserialize_with = "hex")]
    pub accent_soft: Color32,
    #[serde(deserialize_with = "hex")]
    pub accent_text: Color32,
    #[serde(deserialize_with = "hex")]
    pub good: Color32,
    #[serde(deserialize_with = "hex")]
    pub good_soft: Color32,
    #[serde(deserialize_with = "hex")]
    pub warn: Color32,
    #[serde(deserialize_with = "hex")]
    pub warn_soft: Color32,
    #[serde(deserialize_with = "hex")]
    pub bad: Color32,
    #[serde(deserialize_with = "hex")]
    pub bad_soft: Color32,
    #[serde(deserialize_with = "hex")]
    pub agent: Color32,
    #[serde(deserialize_with = "hex")]
    pub customer: Color32,
    #[serde(deserialize_with = "hex")]
    pub desk: Color32,
    #[serde(deserialize_with = "hex")]
    pub code_field: Color32,
    #[serde(deserialize_with = "hex")]
    pub code_name: Color32,
    #[serde(deserialize_with = "hex")]
    pub code_text: Color32,
    #[serde(deserialize_with = "hex")]
    pub code_number: Color32,
    #[serde(deserialize_with = "hex")]
    pub focus: Color32,
    #[serde(deserialize_with = "hex")]
    pub shadow: Color32,
}

/// The colours of the faces that are drawn.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portraits {
    /// To choose from.
    #[serde(deserialize_with = "hexes")]
    pub skin: Vec<Color32>,
    /// To choose from.
    #[serde(deserialize_with = "hexes")]
    pub hair: Vec<Color32>,
    /// To choose from.
    #[serde(deserialize_with = "hexes")]
    pub clothes: Vec<Color32>,
    /// Brows, pupils, rims.
    #[serde(deserialize_with = "hex")]
    pub ink: Color32,
    /// The white of the eye, and teeth.
    #[serde(deserialize_with = "hex")]
    pub eye: Color32,
    /// A closed mouth.
    #[serde(deserialize_with = "hex")]
    pub lip: Color32,
    /// An open mouth.
    #[serde(deserialize_with = "hex")]
    pub mouth: Color32,
}

impl Tokens {
    /// Reads the file.
    ///
    /// # Errors
    /// Where and why it cannot be read.
    pub fn read(text: &str) -> Result<Self, String> {
        ron::from_str(text).map_err(|error| error.to_string())
    }

    /// The colours of a look.
    #[must_use]
    pub const fn colours(&self, look: Look) -> &Colours {
        match look {
            Look::Light | Look::System => &self.light,
            Look::Dark => &self.dark,
            Look::Contrast => &self.contrast,
        }
    }
}

fn hexes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Color32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Hex(#[serde(deserialize_with = "hex")] Color32);
    Ok(Vec::<Hex>::deserialize(deserializer)?.into_iter().map(|Hex(colour)| colour).collect())
}

fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text)
        .map_err(|_| serde::de::Error::custom(format!("expected a colour as \"#RRGGBB\", found {text:?}")))
}
