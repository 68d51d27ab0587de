// SPDX-License-Identifier: MIT
#include "toolkit/pages/view.h"

#include <algorithm>

#include "toolkit/assets.h"
#include "toolkit/http/random_token.h"
#include "toolkit/http/session_table.h"
#include "toolkit/pages/template_words.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::string_view kFolder = "web/";
constexpr std::string_view kPartialFolder = "web/partials/";
constexpr std::string_view kEnding = ".mustache";

std::string page_path(std::string_view name) {
  return std::string(kFolder) + std::string(name) + std::string(kEnding);
}

std::string partial_name(std::string_view path) {
  return std::string(path.substr(kPartialFolder.size(), path.size() - kPartialFolder.size() - kEnding.size()));
}

std::string in_spanish(std::string_view text) {
  return with_segments(text, [](const std::string& segment) {
    const auto found = spanish_words().find(segment);
    return found == spanish_words().end() ? segment : found->second;
  });
}

NameStyle style_of(const http::Request& request) {
  return request.session != nullptr && request.session->shows_initials ? NameStyle::Initials : NameStyle::Full;
}

/// With what every page has.
Fields whole_page(const http::Request& request, Fields fields) {
  fields.insert_or_assign("csrf", request.session != nullptr ? request.session->csrf : "");
  fields.insert_or_assign("nonce", http::random_token());
  fields.insert_or_assign("is_open", request.session != nullptr && request.session->is_unlocked);
  fields.insert_or_assign("is_admitted", request.session != nullptr && request.session->is_admitted);
  fields.insert_or_assign("has_company", request.session != nullptr && request.session->has_company);
  fields.insert_or_assign("shows_initials", style_of(request) == NameStyle::Initials);
  fields.try_emplace("is_at_door", false);
  fields.insert_or_assign("screen_language", tag_of(screen_language()));
  const auto other = screen_language() == Language::Spanish ? Language::English : Language::Spanish;
  fields.insert_or_assign("other_tag", tag_of(other));
  fields.insert_or_assign("other_language", other == Language::Spanish ? "Español" : "English");
  return fields;
}

}  // namespace

View::View() {
  const auto add = [](Templates& templates, std::string_view path, std::string text) {
    handouts::mustache::tags(text, path);
    if (path.starts_with(kPartialFolder)) {
      templates.partials.emplace(partial_name(path), std::move(text));
    } else {
      templates.pages.emplace(path, std::move(text));
    }
  };
  for (const auto& [path, text] : assets()) {
    if (!path.ends_with(kEnding)) continue;
    add(english_, path, std::string(text));
    add(spanish_, path, in_spanish(text));
  }
}

const View::Templates& View::templates() const {
  return screen_language() == Language::Spanish ? spanish_ : english_;
}

http::Reply View::page(std::string_view name, const http::Request& request, Fields fields, int status) const {
  http::Reply reply;
  reply.status = status;
  reply.write_body = [this, path = page_path(name), fields = whole_page(request, std::move(fields)),
                      style = style_of(request)] { return write(path, fields, style); };
  return reply;
}

std::string View::piece(std::string_view name, const http::Request& request, Fields fields) const {
  return write(page_path(name), whole_page(request, std::move(fields)), style_of(request));
}

std::string View::write(const std::string& path, const Fields& fields, NameStyle style) const {
  const auto& [pages, partials] = templates();
  return with_names(handouts::mustache::render(pages.at(path), fields, handouts::mustache::escape_html, path, partials),
                    style);
}

http::Reply View::message(int status, std::string_view heading, std::string_view sentence) const {
  return page("message", {}, {{"title", heading}, {"heading", heading}, {"sentence", sentence}}, status);
}

void add_typed(Fields& fields, const http::Fields& form, const std::vector<std::string>& names) {
  for (const auto& name : names) fields.insert_or_assign(name, form.get(name));
}

void add_problems(Fields& fields, const std::vector<std::string>& names, const std::vector<Problem>& problems) {
  for (const auto& name : names) {
    const auto found =
        std::find_if(problems.begin(), problems.end(), [&](const auto& problem) { return problem.field == name; });
    fields.insert_or_assign(name + "_problem", found == problems.end() ? std::string() : found->sentence);
  }
  fields.insert_or_assign("has_problems", !problems.empty());
}

void add_group(Fields& fields, const std::string& name, List rows) {
  fields.insert_or_assign("has_" + name, !rows.empty());
  fields.insert_or_assign(name, std::move(rows));
}

}  // namespace toolkit
