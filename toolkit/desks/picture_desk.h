// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/vault.h"
#include "handouts/image.h"
#include "handouts/pipeline.h"
#include "toolkit/desks/problem.h"

namespace db {
class Transaction;
}

namespace toolkit {

/// The pictures that letters carry: the practice's logo, and the signature of who works here at the moment. Everybody
/// who has access has a signature of their own, which nobody else sees or puts under anything.
enum class PictureKind { Logo, Signature };

/// "logo", "signature": what addresses and the audit trail call them.
std::string_view to_text(PictureKind kind);
std::optional<PictureKind> parse_picture_kind(std::string_view text);

/// A picture as it is kept.
struct KeptPicture {
  bool is_there = false;
  bool has_earlier = false;  ///< what was there before the last change can be had back
};

/// Both, read and ready for a letter that is made now. Nobody signs for somebody else: the signature is there only when
/// letters are signed with the name of whoever works here.
struct LetterPictures {
  std::optional<handouts::Image> logo;
  std::optional<handouts::Image> signature;

  /// Valid as long as this is.
  handouts::Pictures borrowed() const;
};
LetterPictures load_letter_pictures(db::Transaction& transaction);

/// Puts pictures on file, as PNG or JPEG, sealed with the choices of the practice. The one before the last change is
/// kept as well, so that every change can be undone, the undoing too.
class PictureDesk {
 public:
  explicit PictureDesk(db::Vault& vault) : vault_(vault) {}

  /// Both, for the page about them; leaves a View.
  struct Pictures {
    KeptPicture logo;
    KeptPicture signature;
    bool signs_letters = false;  ///< whoever works here has the name that letters are signed with
  };
  Pictures open();
  /// The file's bytes; empty when there is none.
  std::string find(PictureKind kind);
  /// Problems: "file", when the file is no picture that can be printed.
  std::vector<Problem> put(PictureKind kind, std::string_view file);
  void take_off(PictureKind kind);
  /// Changes it for what was there before.
  void undo(PictureKind kind);

 private:
  void replace(PictureKind kind, std::string_view file, std::string_view how);

  db::Vault& vault_;
};

}  // namespace toolkit
