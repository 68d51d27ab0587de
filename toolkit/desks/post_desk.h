// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/clients.h"
#include "db/issued_documents.h"
#include "db/vault.h"
#include "handouts/pipeline.h"
#include "handouts/post.h"
#include "handouts/typefaces.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// What an address is printed on. A label is one of a sheet for the practice's paper.
enum class PostFormat { Number10, Dl, C6, Label };

/// A letter that may be posted today, and what an envelope for it begins with.
struct PostableLetter {
  db::Client client;
  db::IssuedDocument letter;
  bool is_held = false;        ///< it may not be posted now; the private page says why
  std::string recipient;       ///< the partner's name: the program knows no address of theirs
  std::string return_address;  ///< the practice's, without its name
  handouts::Paper paper = handouts::Paper::Letter;
};

/// What the therapist typed. Addresses are lines separated by \n.
struct TypedPost {
  PostFormat format = PostFormat::Number10;
  std::string recipient;
  std::string return_address;  ///< empty for none
  int first_label = 1;         ///< the first that is still on the sheet
};

struct PostOutcome {
  std::string pdf;
  std::vector<Problem> problems;  ///< fields "recipient", "return_address", "first_label"
  bool is_held = false;
  bool is_unknown = false;  ///< no such letter, or a document that is not posted
};

/// Envelopes and labels for letters to the partner. There is one only for a letter that was made, and only while the
/// gates would let that letter go by post: they are asked again here, with the one difference that a letter which was
/// made does not hold its own envelope. Addresses are printed and not kept.
class PostDesk {
 public:
  PostDesk(db::Vault& vault, const handouts::Typefaces& typefaces) : vault_(vault), pipeline_(typefaces) {}

  /// Leaves a View, and a Hold when the letter is held. Empty for anything but a letter to the partner.
  std::optional<PostableLetter> open(const db::IssuedDocumentId& letter);
  /// Leaves a Print, or a Hold.
  PostOutcome make(const db::IssuedDocumentId& letter, const TypedPost& typed);

 private:
  std::string draw(const TypedPost& typed, const handouts::Sender& sender, handouts::Paper paper, db::Time made_at);

  db::Vault& vault_;
  handouts::Pipeline pipeline_;
};

}  // namespace toolkit
