// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "handouts/document.h"
#include "handouts/form_fields.h"
#include "handouts/mustache.h"
#include "handouts/template.h"

namespace handouts {

class Typefaces;
struct Image;
struct Envelope;
struct LabelSheet;

enum class Paper { Letter, A4 };

/// How the same document is set: as usual, in 16 points, or in short lines with more air, for those who read slowly.
enum class Variant { Standard, LargePrint, EasyRead };

/// The practice's pictures (image.h), borrowed for as long as a document is made.
struct Pictures {
  const Image* logo = nullptr;       ///< beside the practice's name where there is a letterhead
  const Image* signature = nullptr;  ///< the practitioner's, over the line they sign on
};

/// What may differ between two prints of one template with the same values.
struct Setting {
  Paper paper = Paper::Letter;
  std::chrono::sys_seconds made_at{};  ///< goes into the file's dates: same input, same bytes
  Variant variant = Variant::Standard;
  FormValues form_values{};  ///< what the document's form fields are filled in with
  /// Kept in a PDF with fields and read back by read_form: who makes a form can tell that it is theirs, of which
  /// version, such as "intake 1.2.0 <hash>". UTF-8; it holds nothing of a client.
  std::string form_mark{};
  Pictures pictures{};
};

/// What a document made in code, such as a questionnaire, says about itself.
struct Caption {
  std::string language;  ///< BCP 47
  std::string title;     ///< neutral: it shows in window titles and print queues
};

/// From a template and its values to the bytes of a PDF, readable in one function:
///   template -> merge -> markdown -> document -> shape -> break lines -> pages -> PDF
/// The pages are plain data (page.h) with two writers, PDF and SVG, so that the preview is the paper.
///
/// A pipeline keeps its word and subset caches between documents. One thread uses it at a time; threads share the
/// typefaces, which must outlive it.
class Pipeline {
 public:
  explicit Pipeline(const Typefaces& typefaces);
  ~Pipeline();

  /// Throws Error; nothing is written anywhere.
  std::string make_pdf(const Template& source, const mustache::Fields& values, const Setting& setting);
  /// One SVG a page: glyph outlines, no fonts, no scripts.
  std::vector<std::string> make_svg(const Template& source, const mustache::Fields& values, const Setting& setting);

  /// The same for a document made in code: plain, with page numbers. Its text is in normalization form C.
  std::string make_pdf(const Document& document, const Caption& caption, const Setting& setting);
  std::vector<std::string> make_svg(const Document& document, const Caption& caption, const Setting& setting);

  /// The outside of what is posted (post.h), each on paper of its own size.
  std::string make_pdf(const Envelope& envelope, std::chrono::sys_seconds made_at);
  std::vector<std::string> make_svg(const Envelope& envelope);
  std::string make_pdf(const LabelSheet& sheet, std::chrono::sys_seconds made_at);
  std::vector<std::string> make_svg(const LabelSheet& sheet);

 private:
  struct Caches;
  std::unique_ptr<Caches> caches_;
};

}  // namespace handouts
