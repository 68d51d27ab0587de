// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/vault.h"
#include "handouts/own_text.h"
#include "handouts/pipeline.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "handouts/wording.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// What is to be said of a text before somebody uses it. It can be used when there are no problems and no flags.
struct TextCheck {
  std::vector<handouts::Remark> problems;  ///< in the language of the screen
  std::vector<handouts::Flag> flags;       ///< words that the partner should not read
  std::optional<double> reading;           ///< a grade, or in Spanish a score (own_text.h)
  bool is_easy_enough = true;
  std::vector<std::string> pages;  ///< as SVG, for the couple asked for; none while there are problems
  bool is_too_long = false;        ///< more than two pages, and more than the shipped text has

  std::size_t count() const { return problems.size() + flags.size(); }
  bool may_be_used() const { return count() == 0; }
};

/// In the language of the screen, of which what documents are made with knows nothing.
handouts::Remark said(const handouts::Remark& remark);

/// What keeps a title and a text from being saved at all. Fields "title" and "body".
std::vector<Problem> words_problems(const handouts::OwnWords& words);

/// Looks at a text of the practice's own as its readers would get it: on the practice's paper, in its country, for a
/// couple of invented_couples.h. Nothing is stored. Belongs to one thread.
class TextChecker {
 public:
  TextChecker(db::Vault& vault, const handouts::Typefaces& typefaces);

  /// Nothing is said of words that cannot be saved.
  TextCheck check(const handouts::Template& shipped, const handouts::OwnWords& words, std::string_view couple);
  /// What keeps the text from being made into a document of some couple, in some variant. A problem of the field
  /// "text".
  std::optional<Problem> find_unprintable(const handouts::Template& source);

 private:
  std::vector<std::string> draw(const handouts::Template& source, std::string_view couple, handouts::Variant variant);

  db::Vault& vault_;
  const handouts::Typefaces& typefaces_;
  handouts::Pipeline pipeline_;
};

}  // namespace toolkit
