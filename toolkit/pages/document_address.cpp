// SPDX-License-Identifier: MIT
#include "toolkit/pages/document_address.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "toolkit/exchange/digest.h"

namespace toolkit {
namespace {

/// As addresses and forms name a variant; nothing for the standard one.
constexpr std::pair<std::string_view, handouts::Variant> kVariants[] = {{"large-print", handouts::Variant::LargePrint},
                                                                        {"easy-read", handouts::Variant::EasyRead}};

handouts::Variant read_variant(std::string_view text) {
  for (const auto& [word, variant] : kVariants) {
    if (text == word) return variant;
  }
  return handouts::Variant::Standard;
}

std::string_view to_text(handouts::Variant variant) {
  for (const auto& [word, known] : kVariants) {
    if (variant == known) return word;
  }
  return {};
}

/// "?variant=large-print&language=es-US"; empty for the usual page.
std::string query_with(std::string_view variant, const std::string& query) {
  std::string whole = variant.empty() ? "" : "?variant=" + std::string(variant);
  if (!query.empty()) whole += (whole.empty() ? "?" : "&") + query;
  return whole;
}

}  // namespace

std::optional<handouts::DocumentCode> read_code(std::string_view text) {
  const auto code = handouts::find_document(text);
  const bool is_in_library = code && std::ranges::count(handouts::all_documents(), *code) > 0;
  return is_in_library ? code : std::nullopt;
}

handouts::Variant variant_of(const http::Request& request) {
  return read_variant(request.form.has("variant") ? request.form.get("variant") : request.query.get("variant"));
}

void add_paper(Fields& fields, const std::string& address, handouts::Variant variant, std::size_t pages,
               const std::string& query) {
  List rows;
  for (std::size_t page = 1; page <= pages; ++page) rows.emplace_back(Fields{{"page", std::to_string(page)}});
  fields.insert_or_assign("document_address", address);
  fields.insert_or_assign("variant", to_text(variant));
  fields.insert_or_assign("query", query_with("", query));
  fields.insert_or_assign("page_query", query_with(to_text(variant), query));
  fields.insert_or_assign("large_print_query", query_with(to_text(handouts::Variant::LargePrint), query));
  fields.insert_or_assign("easy_read_query", query_with(to_text(handouts::Variant::EasyRead), query));
  fields.insert_or_assign("is_standard", variant == handouts::Variant::Standard);
  fields.insert_or_assign("is_large_print", variant == handouts::Variant::LargePrint);
  fields.insert_or_assign("is_easy_read", variant == handouts::Variant::EasyRead);
  fields.insert_or_assign("pages", std::move(rows));
  fields.insert_or_assign("has_pages", pages > 0);
  fields.emplace("has_drawn", false);
  fields.emplace("drawn", List());
}

void add_drawn(Fields& fields, const std::vector<std::string>& pages) {
  List rows;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    rows.emplace_back(
        Fields{{"picture", "data:image/svg+xml;base64," + base64(pages[page])}, {"page", std::to_string(page + 1)}});
  }
  fields.insert_or_assign("has_drawn", !rows.empty());
  fields.insert_or_assign("drawn", std::move(rows));
}

std::optional<http::Reply> page_picture(const std::vector<std::string>& pages, std::string_view number) {
  const auto* const end = number.data() + number.size();
  std::size_t page = 0;
  if (std::from_chars(number.data(), end, page).ptr != end || page == 0 || page > pages.size()) return std::nullopt;
  return http::Reply{200, "image/svg+xml", pages[page - 1], {}};
}

std::string neutral_file_name(const std::string& code, Copy copy) {
  const char* kind = "sheet";
  if (code.starts_with('H')) kind = "handout";
  if (code.starts_with('L')) kind = "letter";
  if (code.starts_with('C')) kind = "card";
  const auto number = std::to_string(std::stoi(code.substr(1, 2)));
  return std::string(kind) + '-' + number + (copy == Copy::WithPassword ? "-with-password.pdf" : ".pdf");
}

}  // namespace toolkit
