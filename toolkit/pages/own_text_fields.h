// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "toolkit/desks/own_text_desk.h"
#include "toolkit/pages/view.h"

/// A text of the practice's own as the fields of its pages.
namespace toolkit {

/// "/texts/L01/en-US"
std::string text_address(const handouts::Template& shipped);

/// What every page about one text says of its document.
Fields document_fields(const handouts::Template& shipped);
/// Everything of web/own_text.mustache but its check and what is wrong with what was typed; these words in its fields.
Fields own_text_fields(const TextOnDesk& desk, const handouts::OwnWords& shown);
/// For web/partials/text_check.mustache: what was found, and the pages.
Fields check_fields(const handouts::Template& shipped, const handouts::OwnWords& words, const TextCheck& check);
/// Without most of what is the same in both, which is long.
std::vector<Difference> only_around_changes(std::vector<Difference> differences);
/// For web/own_text_earlier.mustache, without its pages.
Fields earlier_text_fields(const EarlierText& earlier);
/// "Saved 14:02, 2 things to change", as the script and the page say it.
std::string saved_words(db::Time saved_at, const TextCheck& check);

}  // namespace toolkit
