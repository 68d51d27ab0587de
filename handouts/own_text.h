// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "handouts/documents.h"
#include "handouts/error.h"
#include "handouts/fields.h"
#include "handouts/merge.h"
#include "handouts/template.h"
#include "handouts/wording.h"

/// A document of the library with a title and a body of the practice's own. Its code, its language, who reads it, what
/// stands at its head, what it is for and how easy it is to read stay those of the document it is a version of, so that
/// labels hold for it as they do for ours.
namespace handouts {

struct OwnWords {
  std::string title;
  std::string body;

  friend bool operator==(const OwnWords&, const OwnWords&) = default;
};

/// Something that needs another look, and where.
struct Remark {
  int line = 0;  ///< of the body, counted from 1; 0 for the text as a whole
  std::string sentence;
  /// What the sentence is made of, for whoever says it in another language (handouts/error.h); empty for a sentence
  /// without values.
  std::string pattern{};
  std::vector<std::string> values{};

  friend bool operator==(const Remark&, const Remark&) = default;
};

/// The document with these words, which are put into normalization form C, read as any template is; its version is the
/// one given. Throws Error as read_template does; the lines in it, and those of whatever goes wrong with the template
/// later, are lines of the body.
Template own_template(const Template& shipped, const OwnWords& words, const std::string& version);

/// An error as a remark on a text whose lines it counts.
Remark remark_on(const Error& error, const Template& shipped);

/// Everything that is wrong with the body as a document, in the order of its lines: tags that name what is unknown or
/// not for this reader, what Markdown has and paper has not, a value that may be empty and is not in a section of its
/// own, characters without a font. Every section is read, whichever couple it is for. The body is valid UTF-8.
std::vector<Remark> remarks_on(const Template& shipped, const std::string& body, const CanPrint& can_print);

/// Whether the partner reads it, hears it, or is asked with it: then no word of pressure or blame may stand in it.
bool reaches_partner(DocumentCode code);

/// The words somebody wrote: the body without its tags, with a short name in the place of every value, on the lines
/// where they were.
std::string own_words(const std::string& body);
/// The flags in them (wording.h).
std::vector<Flag> flags_on(const Template& shipped, const std::string& body);
/// How easy they are to read (readability.h): a grade, or in Spanish a score. Empty for so few words that a formula
/// says nothing of them, also when the others are in a script it does not read.
std::optional<double> reading_of(const Template& shipped, const std::string& body);

/// What a document with these tags may name: each field that its reader may see and that this document has a value for.
std::vector<Field> fields_for(const Template& shipped);

}  // namespace handouts
