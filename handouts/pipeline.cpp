// SPDX-License-Identifier: MIT
#include "handouts/pipeline.h"

#include "handouts/face.h"
#include "handouts/form_fields.h"
#include "handouts/furniture.h"
#include "handouts/letter_setter.h"
#include "handouts/line_setter.h"
#include "handouts/markdown.h"
#include "handouts/merge.h"
#include "handouts/paginator.h"
#include "handouts/pdf_writer.h"
#include "handouts/post_setter.h"
#include "handouts/svg_writer.h"
#include "handouts/typesetter.h"

namespace handouts {
namespace {

struct Tools {
  const Typefaces::Faces& faces;
  Shaper& shaper;

  CanPrint can_print() const {
    return [this](char32_t character) { return faces.can_print(character); };
  }
};

/// Those that leave a line on a page.
std::vector<std::string> headings_of(const Document& document) {
  std::vector<std::string> headings;
  for_each_block(document.blocks, [&](const Block& block) {
    const auto* const heading = std::get_if<Heading>(&block.content);
    if (heading == nullptr) return;
    if (auto text = plain_text(heading->text); !text.empty()) headings.push_back(std::move(text));
  });
  return headings;
}

Pages lay_out(const Document& document, const std::vector<Inline>& head, const Caption& caption, const Setting& setting,
              Shaper& shaper) {
  const Practice practice{head, setting.pictures, std::string(signature_words(caption.language))};
  LineSetter lines(shaper);
  const auto measures = paper::measures(setting.paper, setting.variant);
  Pages pages;
  pages.width = measures.sheet.width;
  pages.height = measures.sheet.height;
  pages.language = caption.language;
  pages.title = caption.title;
  pages.headings = headings_of(document);
  pages.fields = fields_of(document);
  pages.form_mark = setting.form_mark;
  pages.pages = paginate(set_type(document, practice, measures, lines), setting.paper);
  if (find_recipient(document) != nullptr) add_fold_marks(pages.pages.front(), measures.sheet);
  add_footers(pages.pages, caption.language, head, measures, lines);
  pages.symbols = lines.take_symbols();
  pages.languages = lines.take_languages();
  return pages;
}

Pages make_pages(const Template& source, const mustache::Fields& values, const Setting& setting, const Tools& tools) {
  const auto can_print = tools.can_print();
  const auto merged = merge(source, values, can_print);
  const auto head = letterhead(source, values, can_print);
  auto document = read_markdown(merged);
  fill_fields(document, setting.form_values, can_print);
  return lay_out(document, head, {source.language, neutral_title(source)}, setting, tools.shaper);
}

Pages make_pages(Document document, const Caption& caption, const Setting& setting, const Tools& tools) {
  fields_of(document);
  fill_fields(document, setting.form_values, tools.can_print());
  return lay_out(document, {}, caption, setting, tools.shaper);
}

}  // namespace

struct Pipeline::Caches {
  explicit Caches(const Typefaces::Faces& all) : faces(all), shaper(all), pdf(all) {}

  const Typefaces::Faces& faces;
  Shaper shaper;
  PdfWriter pdf;

  Pages lay_out(const Envelope& envelope) {
    shaper.forget_if_full();
    return set_envelope(envelope, Tools{faces, shaper}.can_print(), shaper);
  }
  Pages lay_out(const LabelSheet& sheet) {
    shaper.forget_if_full();
    return set_labels(sheet, Tools{faces, shaper}.can_print(), shaper);
  }

  Tools tools() {
    shaper.forget_if_full();
    return {faces, shaper};
  }
};

Pipeline::Pipeline(const Typefaces& typefaces) : caches_(std::make_unique<Caches>(typefaces.faces())) {}

Pipeline::~Pipeline() = default;

std::string Pipeline::make_pdf(const Template& source, const mustache::Fields& values, const Setting& setting) {
  return caches_->pdf.write(make_pages(source, values, setting, caches_->tools()), setting.made_at);
}

std::vector<std::string> Pipeline::make_svg(const Template& source, const mustache::Fields& values,
                                            const Setting& setting) {
  return write_svg(make_pages(source, values, setting, caches_->tools()), caches_->faces);
}

std::string Pipeline::make_pdf(const Document& document, const Caption& caption, const Setting& setting) {
  return caches_->pdf.write(make_pages(document, caption, setting, caches_->tools()), setting.made_at);
}

std::vector<std::string> Pipeline::make_svg(const Document& document, const Caption& caption, const Setting& setting) {
  return write_svg(make_pages(document, caption, setting, caches_->tools()), caches_->faces);
}

std::string Pipeline::make_pdf(const Envelope& envelope, std::chrono::sys_seconds made_at) {
  return caches_->pdf.write(caches_->lay_out(envelope), made_at);
}

std::vector<std::string> Pipeline::make_svg(const Envelope& envelope) {
  return write_svg(caches_->lay_out(envelope), caches_->faces);
}

std::string Pipeline::make_pdf(const LabelSheet& sheet, std::chrono::sys_seconds made_at) {
  return caches_->pdf.write(caches_->lay_out(sheet), made_at);
}

std::vector<std::string> Pipeline::make_svg(const LabelSheet& sheet) {
  return write_svg(caches_->lay_out(sheet), caches_->faces);
}

}  // namespace handouts
