// SPDX-License-Identifier: MIT
#include <array>
#include <charconv>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/print_fields.h"
#include "toolkit/printing/sizes.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kPostFields = {"recipient", "return_address", "first_label", "format"};

struct Format {
  PostFormat format;
  std::string_view word;
};
constexpr std::array kFormats = {Format{PostFormat::Number10, "number-10"}, Format{PostFormat::Dl, "dl"},
                                 Format{PostFormat::C6, "c6"}, Format{PostFormat::Label, "label"}};

/// The envelope that a sheet of this paper in thirds goes into.
PostFormat usual_format(handouts::Paper paper) {
  return paper == handouts::Paper::A4 ? PostFormat::Dl : PostFormat::Number10;
}

PostFormat read_format(std::string_view text, PostFormat usual) {
  for (const auto& [format, word] : kFormats) {
    if (text == word) return format;
  }
  return usual;
}

/// 0, which no sheet has, for what is not a number.
int read_label(std::string_view text) {
  int label = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), label);
  return error == std::errc() && end == text.data() + text.size() ? label : 0;
}

TypedPost typed_post(const http::Fields& form, PostFormat usual) {
  return {read_format(form.get("format"), usual), posted_text(form, "recipient"), posted_text(form, "return_address"),
          form.get("first_label").empty() ? 1 : read_label(posted_line(form, "first_label"))};
}

/// The envelope itself, or the sheet that labels are on.
std::string_view size_of(PostFormat format, handouts::Paper paper) {
  switch (format) {
    case PostFormat::Number10:
      return printing::kNumber10;
    case PostFormat::Dl:
      return printing::kDl;
    case PostFormat::C6:
      return printing::kC6;
    default:
      return paper == handouts::Paper::A4 ? printing::kA4 : printing::kLetter;
  }
}

http::Reply post_page(const PageRoom& room, const http::Request& request, const PostOutcome& outcome) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto found = id ? room.post.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  const bool is_posted = request.method == http::Method::Post;
  const auto typed = is_posted ? typed_post(request.form, usual_format(found->paper))
                               : TypedPost{usual_format(found->paper), found->recipient, found->return_address, 1};
  const auto& made_at = found->letter.issued_at;
  Fields fields{{"title", say("Envelope")},
                {"id", found->client.id.text},
                {"name", person(found->client.name)},
                {"issued_id", found->letter.id.text},
                {"is_held", found->is_held},
                {"when", day_and_time(made_at)},
                {"is_a4", found->paper == handouts::Paper::A4},
                {"recipient", typed.recipient},
                {"return_address", typed.return_address},
                {"first_label", is_posted ? std::string(request.form.get("first_label")) : "1"}};
  for (const auto& [format, word] : kFormats)
    fields.insert_or_assign("is_" + std::string(word), format == typed.format);
  add_problems(fields, kPostFields, outcome.problems);
  add_print_choices(fields, room, request, outcome.problems, Sizes::AsWhatIsPrinted);
  const int status = found->is_held ? 403 : (outcome.problems.empty() ? 200 : 422);
  return room.view.page("envelope", request, std::move(fields), is_posted ? status : 200);
}

/// A problem with the size stands where the envelope is chosen.
PostOutcome printing_outcome(const PageRoom& room, const TypedPrint& print) {
  PostOutcome outcome;
  outcome.problems = room.printing.problems(print);
  for (auto& problem : outcome.problems) {
    if (problem.field == "print_size") problem.field = "format";
  }
  return outcome;
}

http::Reply make_post(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  if (!id) return not_found(room.view);
  const auto typed = typed_post(request.form, PostFormat::Number10);
  auto print = typed_print(request);
  if (asks_to_print(request)) {
    const auto found = room.post.open(*id);
    if (!found) return not_found(room.view);
    print.size = size_of(typed.format, found->paper);
    if (const auto refused = printing_outcome(room, print); !refused.problems.empty())
      return post_page(room, request, refused);
  }
  auto outcome = room.post.make(*id, typed);
  if (outcome.is_unknown) return not_found(room.view);
  if (outcome.is_held || !outcome.problems.empty()) return post_page(room, request, outcome);
  if (asks_to_print(request))
    return http::see_other(address_of_run(room.printing.print_envelope(*id, std::move(outcome.pdf), print)));
  return http::download(std::move(outcome.pdf), "application/pdf",
                        typed.format == PostFormat::Label ? "labels.pdf" : "envelope.pdf");
}

}  // namespace

void add_post_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 16 * 1024;
  routes.push_back({Method::Get, "/issued/{document}/envelope", Needs::Unlocked, 0,
                    [&room](const auto& request) { return post_page(room, request, {}); }});
  routes.push_back({Method::Post, "/issued/{document}/envelope", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return make_post(room, request); }});
}

}  // namespace toolkit
