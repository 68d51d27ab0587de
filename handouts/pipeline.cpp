// SPDX-License-Identifier: MIT
#include "handouts/pipeline.h"

#include "handouts/face.h"
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

Pages make_pages(const Template& source, const mustache::Fields& values, const Setting& setting,
                 const Typefaces::Faces& faces, Shaper& shaper) {
  const auto can_print = [&](char32_t character) { return faces.can_print(character); };
  const auto merged = merge(source, values, can_print);
  const auto head = letterhead(source, values, can_print);
  const auto document = read_markdown(merged);
  LineSetter lines(shaper);
  const auto measures = paper::measures(setting.paper, setting.variant);
  auto flow = set_type(document, head, measures, lines);
  auto pages = paginate(std::move(flow), setting.paper);
  add_footers(pages, source, head, measures, lines);
  return {measures.sheet.width, measures.sheet.height, source.language,       neutral_title(source),
          lines.take_symbols(), std::move(pages),      lines.take_languages()};
}

}  // namespace

struct Pipeline::Caches {
  explicit Caches(const Typefaces::Faces& all) : faces(all), shaper(all), pdf(all) {}

  const Typefaces::Faces& faces;
  Shaper shaper;
  PdfWriter pdf;
};

Pipeline::Pipeline(const Typefaces& typefaces) : caches_(std::make_unique<Caches>(typefaces.faces())) {}

Pipeline::~Pipeline() = default;

std::string Pipeline::make_pdf(const Template& source, const mustache::Fields& values, const Setting& setting) {
  caches_->shaper.forget_if_full();
  const auto pages = make_pages(source, values, setting, caches_->faces, caches_->shaper);
  return caches_->pdf.write(pages, setting.made_at);
}

std::vector<std::string> Pipeline::make_svg(const Template& source, const mustache::Fields& values,
                                            const Setting& setting) {
  caches_->shaper.forget_if_full();
  const auto pages = make_pages(source, values, setting, caches_->faces, caches_->shaper);
  return write_svg(pages, caches_->faces);
}

}  // namespace handouts
