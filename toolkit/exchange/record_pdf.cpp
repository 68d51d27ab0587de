// SPDX-License-Identifier: MIT
#include <algorithm>

#include "exchange/assets.h"
#include "handouts/document_words.h"
#include "handouts/face.h"
#include "handouts/normalization.h"
#include "handouts/pipeline.h"
#include "handouts/typefaces.h"
#include "handouts/utf8.h"
#include "toolkit/exchange/answer_rows.h"
#include "toolkit/exchange/person_words.h"
#include "toolkit/exchange/record_writers.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

using handouts::mustache::Fields;
using handouts::mustache::List;

/// Not read_template, which knows the fields of documents for handing over: these are the whole record's.
handouts::Template record_template(const db::Practice& practice) {
  handouts::Template source;
  source.file = "record.md";
  source.code = "R01";
  source.title = "Record";
  source.head = practice.name.empty() ? handouts::Head::Plain : handouts::Head::Letterhead;
  source.language = "en-US";
  source.version = "1.0.0";
  source.body = exchange::asset("record.md");
  return source;
}

/// The values of a record for paper. A handout is refused for a character that no font has; a record must come out all
/// the same, so it says which character stood there.
class RecordValues {
 public:
  RecordValues(const ClientRecord& record, const handouts::Typefaces& typefaces)
      : record_(record), faces_(typefaces.faces()) {}

  Fields fields() const {
    const auto& client = record_.client;
    const auto authorizations = authorization_list();
    const auto documents = document_list();
    return {{"practice", Fields{{"name", printable(record_.practice.name)},
                                {"address", printable(record_.practice.address)},
                                {"phone", printable(record_.practice.phone)}}},
            {"name", printable(client.name)},
            {"made_on", day(record_.gathered_at)},
            {"pronouns", printable(pronouns_words(client.pronouns))},
            {"language", printable(client.language)},
            {"since", day(client.created_at)},
            {"has_partner", record_.ticked.partner && !client.partner.name.empty()},
            {"partner", printable(client.partner.name)},
            {"forms", forms()},
            {"has_authorizations", !record_.authorizations.empty()},
            {"authorizations", authorizations},
            {"has_documents", !record_.issued.empty()},
            {"documents", documents},
            {"notes", note_list()}};
  }

 private:
  /// As a person writes it, and the day that it was here: the other formats have the times for machines.
  std::string day(db::Time time) const { return date(local_day(time)); }
  std::string date(std::chrono::sys_days day) const { return handouts::date_in_words(day, "en-US", record_.is_uk); }

  std::string printable(std::string_view text) const {
    const auto composed = handouts::to_nfc(text);
    std::string result;
    for (std::size_t offset = 0; offset < composed.size();) {
      const auto begin = offset;
      const auto character = handouts::next_character(composed, offset);
      const bool is_layout = std::u32string_view(U"\n\r\t ").find(character) != std::u32string_view::npos;
      if (is_layout || faces_.can_print(character)) {
        result.append(composed, begin, offset - begin);
      } else {
        result.append("[").append(handouts::code_point_name(character)).append("]");
      }
    }
    return result;
  }

  void add_forms(List& list, const std::string& json, const std::string& heading, const std::string& date = "") const {
    std::vector<std::pair<std::string, List>> forms;
    for (const auto& row : answer_rows(json, heading)) {
      const auto section = date.empty() ? row.section : row.section + ", " + date;
      if (forms.empty() || forms.back().first != section) forms.emplace_back(section, List());
      forms.back().second.emplace_back(
          Fields{{"question", printable(row.question)}, {"answer", printable(row.answer)}});
    }
    for (auto& [section, answers] : forms) {
      list.emplace_back(Fields{{"heading", printable(section)}, {"answers", std::move(answers)}});
    }
  }

  List forms() const {
    List list;
    for (const auto& response : record_.responses) add_forms(list, response.json, record_.heading(response));
    for (const auto& screening : record_.screenings) add_forms(list, screening.json, "", day(screening.recorded_at));
    return list;
  }

  List authorization_list() const {
    List list;
    for (const auto& each : record_.authorizations) {
      list.emplace_back(Fields{{"signed_on", date(each.signed_on)},
                               {"expires_on", date(each.expires_on)},
                               {"is_revoked", each.revoked_on.has_value()},
                               {"revoked_on", each.revoked_on ? date(*each.revoked_on) : std::string()},
                               {"recipient", printable(each.recipient)}});
    }
    return list;
  }

  List document_list() const {
    List list;
    for (const auto& each : record_.issued) {
      list.emplace_back(Fields{{"issued_on", day(each.issued_at)}, {"title", title_of(each.code)}});
    }
    return list;
  }

  static std::string title_of(const std::string& code) {
    const auto& library = handouts::library();
    const auto found = std::ranges::find(library, code, &handouts::Template::code);
    return found == library.end() ? code : found->title;
  }

  List note_list() const {
    List list;
    for (const auto& note : record_.notes) {
      list.emplace_back(Fields{{"date", date(note.session_date)}, {"paragraphs", paragraphs(note.text)}});
    }
    return list;
  }

  /// An empty line ends a paragraph, so that a long note flows over pages.
  List paragraphs(std::string_view text) const {
    std::string plain(text);
    std::erase(plain, '\r');
    List list;
    for (std::string_view rest = plain; !rest.empty();) {
      const auto end = std::min(rest.find("\n\n"), rest.size());
      const auto paragraph = rest.substr(0, end);
      if (paragraph.find_first_not_of(" \t\n") != std::string_view::npos) {
        list.emplace_back(Fields{{"text", printable(paragraph)}});
      }
      rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return list;
  }

  const ClientRecord& record_;
  const handouts::Typefaces::Faces& faces_;
};

}  // namespace

std::string write_record_pdf(const ClientRecord& record, const handouts::Typefaces& typefaces) {
  const auto paper = record.practice.paper == db::PaperSize::A4 ? handouts::Paper::A4 : handouts::Paper::Letter;
  handouts::Pipeline pipeline(typefaces);
  return pipeline.make_pdf(record_template(record.practice), RecordValues(record, typefaces).fields(),
                           {paper, record.gathered_at});
}

}  // namespace toolkit
