// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"

namespace handouts {

/// Who reads a document. A Partner document may merge only fields labelled P; a Client document P and C; one for the
/// practitioner, which stays in the office, P, C and W (fields.h).
enum class Audience { Client, Partner, Practitioner };
bool may_see(Audience audience, forms::Sensitivity sensitivity);
/// What stands at the head of its first page: nothing, or the practice's name and address.
enum class Head { Plain, Letterhead };

/// A document's source: front matter and a body in CommonMark with merge fields (FORMAT.md).
struct Template {
  std::string file;     ///< as errors name it
  std::string code;     ///< such as "L02"
  std::string title;    ///< as the therapist sees it in lists
  std::string purpose;  ///< one sentence for the therapist
  Audience audience = Audience::Client;
  Head head = Head::Plain;
  std::string language;  ///< BCP 47
  std::string version;
  double reading =
      0;  ///< the reading level it is held to: the highest grade, in Spanish the lowest score (readability.h)
  std::vector<std::string> covers;  ///< codes of domain.md 1
  std::vector<std::string> fields;  ///< every field the body names, declared
  std::string body;
  int body_line = 1;  ///< the line of the file the body starts on
};

/// Reads and checks a template. The file begins with its front matter, between two lines of `---`: one `key: value` a
/// line, each of the ten keys once and no other; a line that begins with a space continues the value above. `covers`
/// and `fields` are separated by spaces. A `fields` entry such as `reason.*` declares every field of that group the
/// body names. Every tag of the body must be a known field (fields.h) that is declared and that the audience may see,
/// and every declared field must be named. Throws Error Template or Field with file and line.
Template read_template(std::string_view text, const std::string& file);

/// The templates this program comes with, in every language, read and checked once; references stay valid. Throws as
/// read_template does.
const std::vector<Template>& library();
bool has_library_template(std::string_view code, std::string_view language);
/// The document of this code in this language of document_languages(); asserts that there is one.
const Template& library_template(std::string_view code, std::string_view language = "en-US");
/// The page with the code that opens the records when a passphrase is lost. It is no document of a case and stands
/// outside the library.
const Template& recovery_kit_template();

}  // namespace handouts
