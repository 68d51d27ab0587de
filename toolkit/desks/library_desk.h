// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "db/vault.h"
#include "handouts/case_facts.h"
#include "handouts/gates.h"
#include "handouts/pipeline.h"
#include "handouts/typefaces.h"

namespace toolkit {

/// The library as a therapist looks through it: every document there is, as it would be for an invented couple. No
/// client is behind it, so the gates are not asked and nothing stands in the audit trail, and nothing can be made,
/// only looked at. Of the records it reads which paper the practice uses and in which country it is: its conditions and
/// numbers are shown.
///
/// What was drawn once is kept, because it is nobody's.
class LibraryDesk {
 public:
  /// Throws handouts::Error when a template does not read.
  LibraryDesk(db::Vault& vault, const handouts::Typefaces& typefaces);

  handouts::Paper paper();
  /// The document's pages as SVG pictures, on that paper and in this language of document_languages(); they stay valid
  /// as long as the desk.
  const std::vector<std::string>& pages(handouts::DocumentCode code, handouts::Variant variant,
                                        const std::string& language = "en-US");

 private:
  bool is_uk();

  /// The last says whether the practice is in the United Kingdom.
  using Drawn = std::tuple<handouts::DocumentCode, handouts::Variant, handouts::Paper, std::string, bool>;

  db::Vault& vault_;
  handouts::Pipeline pipeline_;
  handouts::CaseFacts couple_;
  std::map<Drawn, std::vector<std::string>> drawn_;
};

}  // namespace toolkit
