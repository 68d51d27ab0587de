// SPDX-License-Identifier: MIT
#include "handouts/documents.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "handouts/case_facts.h"
#include "handouts/document_words.h"
#include "handouts/template.h"

namespace handouts {
namespace {

using enum DocumentCode;

struct NamedDocument {
  DocumentCode code;
  std::string_view name;
};
constexpr auto kDocuments = std::to_array<NamedDocument>({
    {H01, "H01"}, {H02, "H02"}, {H03C, "H03-C"}, {H03P, "H03-P"}, {H04, "H04"}, {H05, "H05"}, {H06, "H06"},
    {H07, "H07"}, {H08, "H08"}, {H09, "H09"},    {H10, "H10"},    {H11, "H11"}, {S01, "S01"}, {C01, "C01"},
    {C02, "C02"}, {L01, "L01"}, {L02, "L02"},    {L03, "L03"},    {L04, "L04"}, {F01, "F01"}, {F02, "F02"},
    {F03, "F03"}, {F04, "F04"}, {F05, "F05"},    {F06, "F06"},    {N01, "N01"}, {N02, "N02"}, {N03, "N03"},
});

constexpr auto kCodes = [] {
  std::array<DocumentCode, kDocuments.size()> codes{};
  std::ranges::transform(kDocuments, codes.begin(), &NamedDocument::code);
  return codes;
}();

}  // namespace

std::span<const DocumentCode> all_documents() {
  return kCodes;
}

std::string to_text(DocumentCode code) {
  const auto* const found = std::ranges::find(kDocuments, code, &NamedDocument::code);
  assert(found != kDocuments.end());
  return std::string(found->name);
}

std::optional<DocumentCode> find_document(std::string_view text) {
  const auto* const found = std::ranges::find(kDocuments, text, &NamedDocument::name);
  return found == kDocuments.end() ? std::nullopt : std::optional(found->code);
}

bool is_from_therapist(DocumentCode code) {
  return code == C02 || is_letter_from_therapist(code);
}

bool is_letter_from_therapist(DocumentCode code) {
  return code == L02 || code == L03 || code == L04;
}

bool is_from_client(DocumentCode code) {
  return code == L01 || code == H03P || code == C01 || code == H02;
}

bool is_invitation(DocumentCode code) {
  return is_from_therapist(code) || is_from_client(code) || code == H11;
}

bool is_individual_track(DocumentCode code) {
  return code >= H04 && code <= H08;
}

bool is_form(DocumentCode code) {
  return code >= F01 && code <= F06;
}

bool is_worker_page(DocumentCode code) {
  return code >= N01;
}

bool is_read_by_partner(DocumentCode code) {
  return code == H03P || code == L01 || code == F03 || is_letter_from_therapist(code);
}

std::string reader_language(DocumentCode code, const CaseFacts& facts) {
  if (is_worker_page(code)) return document_languages().front();
  const bool is_partner = is_read_by_partner(code) || code == C02;
  const auto& reads = is_partner && !facts.partner_reads.empty() ? facts.partner_reads : facts.client_reads;
  return library_language(reads);
}

std::string document_language(DocumentCode code, const CaseFacts& facts) {
  auto language = reader_language(code, facts);
  return has_library_template(to_text(code), language) ? language : document_languages().front();
}

}  // namespace handouts
