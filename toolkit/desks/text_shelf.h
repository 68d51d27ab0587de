// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <utility>

#include "db/transaction.h"
#include "handouts/template.h"

namespace db {
struct OwnText;
}

namespace toolkit {

/// Which text a document is made from: the practice's own one in use (own_text_desk.h), or the one that came with the
/// program. Each is read once, for as long as the shelf stands, which is a transaction at most: nothing of a sealed
/// cell stays behind when the records are locked.
class TextShelf {
 public:
  explicit TextShelf(db::Transaction& transaction) : transaction_(transaction) {}

  /// The text of this document of the library in this language, which there must be one of (has_library_template). Its
  /// version says which it is: "1.0.0", or "1.0.0+2.3f2a91c0" for one of the practice's own. One that this program's
  /// fields no longer fit gives way to the shipped text. Stays valid as long as the shelf. Error Damaged when the
  /// practice's own cannot be read: other words than the practice chose are not to pass for its choice.
  const handouts::Template& text_in_use(const std::string& code, const std::string& language);

 private:
  db::Transaction& transaction_;
  std::map<std::pair<std::string, std::string>, handouts::Template> read_;
};

/// An own text as a template. Throws handouts::Error when this program's fields do not fit it.
handouts::Template template_of(const db::OwnText& own);

}  // namespace toolkit
