// SPDX-License-Identifier: MIT
#include "toolkit/demo.h"

#include <cassert>
#include <ostream>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "handouts/mustache.h"
#include "handouts/pipeline.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "toolkit/assets.h"
#include "toolkit/case_file.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "toolkit/progress.h"

namespace toolkit {
namespace {

using handouts::mustache::Fields;
using handouts::mustache::List;

constexpr std::string_view kFolder = "demo/";
constexpr std::string_view kEnding = ".json";

struct Couple {
  std::string code;
  handouts::CaseFacts facts;
};

std::vector<Couple> couples() {
  std::vector<Couple> found;
  for (const auto& [path, text] : assets()) {
    if (!path.starts_with(kFolder)) continue;
    auto read = read_case(text);
    assert(read.problems.empty());
    found.push_back(
        {std::string(path.substr(kFolder.size(), path.size() - kFolder.size() - kEnding.size())), read.facts});
  }
  return found;
}

bool fits(handouts::Standing standing) {
  return standing == handouts::Standing::Offered || standing == handouts::Standing::OnRequest;
}

/// One document's line on the page, after making it when it may be made.
Fields make_document(const handouts::Offer& offer, const Couple& couple, handouts::Pipeline& pipeline,
                     const std::filesystem::path& folder) {
  const auto code = handouts::to_text(offer.code);
  const auto& source = handouts::library_template(code, handouts::document_language(offer.code, couple.facts));
  const bool is_made = fits(offer.standing);
  const auto file = couple.code + "/" + code + ".pdf";
  if (is_made) {
    const handouts::Setting setting{handouts::Paper::Letter, couple.facts.today};
    write_file(folder / file, pipeline.make_pdf(source, handouts::merge_fields(offer.code, couple.facts), setting));
  }
  List reasons;
  for (const auto& finding : offer.findings)
    reasons.emplace_back(Fields{{"gate", finding.gate}, {"reason", finding.why}});
  return {{"code", code},
          {"document", source.title},
          {"letter", std::string(1, handouts::to_letter(offer.standing))},
          {"is_made", is_made},
          {"is_held", !is_made && offer.standing != handouts::Standing::NotOffered},
          {"file", file},
          {"why", offer.why},
          {"reasons", std::move(reasons)}};
}

}  // namespace

int make_demo(const std::filesystem::path& folder, const Shell& shell) {
  const handouts::Typefaces typefaces;
  handouts::Pipeline pipeline(typefaces);
  List rows;
  std::size_t made = 0;
  const auto all = couples();
  const auto total = all.size() * handouts::all_documents().size();
  Progress progress(shell.terminal, "documents");
  std::size_t looked_at = 0;
  for (const auto& couple : all) {
    make_folder(folder / couple.code);
    List documents;
    for (const auto& offer : handouts::evaluate(couple.facts)) {
      documents.emplace_back(make_document(offer, couple, pipeline, folder));
      made += fits(offer.standing) ? 1U : 0U;
      progress.tell(++looked_at, total);
    }
    rows.emplace_back(Fields{{"couple", couple.code},
                             {"client", couple.facts.client_name},
                             {"partner", couple.facts.partner_name},
                             {"documents", std::move(documents)}});
  }
  const auto page = handouts::mustache::render(asset("web/demo.mustache"), {{"couples", std::move(rows)}},
                                               handouts::mustache::escape_html, "web/demo.mustache");
  write_file(folder / "index.html", page);
  if (shell.wants_json) {
    shell.out << nlohmann::ordered_json{{"documents", made}, {"folder", folder.string()}}.dump(2) << '\n';
    return kDone;
  }
  shell.out << made << " documents for the invented couples, and index.html, which says what is held and why, in "
            << folder.string() << '\n';
  return kDone;
}

}  // namespace toolkit
