//! The knowledge base: searched, and read.

use egui::{ScrollArea, Ui};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use crate::app::intent::{CallIntent, Intent};
use crate::app::language::say;
use crate::app::model::CallView;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, button, line, muted};
use crate::sim::case::Article;
use crate::sim::session::Do;

pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    let open = call.article.as_ref().and_then(|id| call.case.article(id.as_str()));
    if let Some(article) = open {
        read(ui, article, intents);
        return;
    }
    let (_, changed) = line(
        ui,
        egui::Id::new("article search"),
        &say(ui, "Search"),
        &say(ui, "A word, a code"),
        &call.article_search,
    );
    if let Some(text) = changed {
        intents.push(Intent::Call(CallIntent::SearchArticles(text)));
    }
    let wanted = call.article_search.to_lowercase();
    let fits = |article: &&Article| {
        let text = format!("{} {} {}", article.id, article.title, article.text).to_lowercase();
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let found: Vec<&Article> = call.case.articles.iter().filter(fits).collect();
    if found.is_empty() {
        muted(ui, &say(ui, "No article has these words. Try fewer, or the code alone."));
    }
    for article in found {
        if button(ui, icons::BOOK_OPEN, &article.title, Weight::Quiet, None).clicked() {
            intents.push(Intent::Call(CallIntent::Do(Do::Article { id: article.id.clone() })));
        }
    }
}

fn read(ui: &mut Ui, article: &Article, intents: &mut Vec<Intent>) {
    if button(ui, icons::ARROW_LEFT, &say(ui, "All articles"), Weight::Quiet, None).clicked() {
        intents.push(Intent::Call(CallIntent::CloseArticle));
    }
    // What was parsed and measured; losing it costs a moment, nothing else.
    let slot = egui::Id::new("articles that were laid out");
    let cache = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<std::sync::Arc<std::sync::Mutex<CommonMarkCache>>>(slot).clone()
    });
    let mut cache = cache.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    // A table may be wider than the desk; words wrap.
    let width = ui.available_width();
    ScrollArea::horizontal().id_salt(&article.id).show(ui, |ui| {
        ui.set_max_width(width);
        CommonMarkViewer::new().show(ui, &mut cache, &article.text);
    });
}
