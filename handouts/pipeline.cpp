// SPDX-License-Identifier: MIT
#include "handouts/pipeline.h"

#include "handouts/face.h"
#include "handouts/form_fields.h"
#include "handouts/furniture.h"
#include "handouts/line_setter.h"
#include "handouts/markdown.h"
#include "handouts/merge.h"
#include "handouts/paginator.h"
#include "handouts/pdf_writer.h"
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

Pages lay_out(const Document& document, const std::vector<Inline>& head, const Caption& caption, const Setting& setting,
              Shaper& shaper) {
  LineSetter lines(shaper);
  const auto measures = paper::measures(setting.paper, setting.variant);
  auto pages = paginate(set_type(document, head, measures, lines), setting.paper);
  add_footers(pages, caption.language, head, measures, lines);
  return {measures.sheet.width, measures.sheet.height,  caption.language,    caption.title,    lines.take_symbols(),
          std::move(pages),     lines.take_languages(), fields_of(document), setting.form_mark};
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

}  // namespace handouts
