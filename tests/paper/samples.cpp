// SPDX-License-Identifier: MIT
#include "samples.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "forms/shipped.h"
#include "handouts/form_document.h"
#include "handouts/image.h"
#include "handouts/pipeline.h"
#include "handouts/post.h"
#include "handouts/recommendation.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "handouts/wording.h"
#include "tests/handouts/cases.h"
#include "tests/handouts/form_samples.h"
#include "tests/handouts/paper_forms.h"
#include "tests/handouts/pictures.h"
#include "tests/toolkit/exchange/sample_record.h"
#include "toolkit/exchange/record_writers.h"

namespace paper_test {
namespace {

using handouts::CaseFacts;
using handouts::Paper;
using handouts::Setting;
using handouts::Template;
using handouts::Variant;
using handouts::mustache::Fields;
using handouts::mustache::List;

/// How many of the ways to print a document are proven: the usual ones for every couple, all of them for some.
enum class Prints { Usual, All };

std::vector<std::pair<std::string, Setting>> settings(Prints prints) {
  const auto made_at = handouts::cases::kToday + std::chrono::hours(14);
  std::vector<std::pair<std::string, Setting>> settings = {
      {"letter", {Paper::Letter, made_at}},
      {"a4", {Paper::A4, made_at}},
  };
  if (prints == Prints::Usual) return settings;
  settings.push_back({"large-letter", {Paper::Letter, made_at, Variant::LargePrint}});
  settings.push_back({"easy-a4", {Paper::A4, made_at, Variant::EasyRead}});
  return settings;
}

CaseFacts with_names(const std::string& client, const std::string& partner) {
  auto facts = handouts::cases::open_case();
  facts.client_name = client;
  facts.partner_name = partner;
  facts.authorizations = {handouts::cases::authorization_for(partner, {"post", "phone"})};
  return facts;
}

/// As many words as there can be, and a name that fills a line.
CaseFacts longest() {
  return handouts::cases::with_most_words(with_names(
      "María-José Fernández de la Cruz-Etxeberria",
      "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Cholmondeley-Warner, Knatchbull-Hugessen of the "
      "Marches, Jr."));
}

/// Every couple whose documents are made. The gates do not matter here: what they hold is not paper.
std::vector<std::pair<std::string, CaseFacts>> couples() {
  return {
      {"open", handouts::cases::open_case()},
      {"v1", handouts::cases::v1()},
      {"v4", handouts::cases::v4()},
      {"v9", handouts::cases::v9()},
      {"longest", longest()},
      {"vietnamese", with_names("Nguyễn Thị Ngọc Ánh", "Đặng Hữu Phước")},
      {"greek", with_names("Ελένη Παπαδοπούλου", "Владимир Соколов")},
      {"arabic", with_names("ليلى الحسن", "יוסף בן־דוד")},
  };
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A template of this folder's own: what no library template has yet is proven here as well.
Template own_template(const std::string& file) {
  return handouts::read_template(content_of(TEST_DATA "/paper/templates/" + file), file);
}

Fields kit_values() {
  List groups;
  for (const auto* const group :
       {"7QK2-M9XD", "A4ZT-0WPB", "GH5N-R8CJ", "3VYE-6SFK", "B2QH-X7MN", "Z9TD-4KAC", "P0WR-J5EV", "N8GY-C3SX"}) {
    groups.emplace_back(Fields{{"code_group", group}});
  }
  return {{"date", "November 23, 2026"}, {"code_groups", groups}};
}

/// The names that a reader must give back exactly, one a line of names.txt.
Fields name_values() {
  List names;
  const auto text = content_of(TEST_DATA "/paper/names.txt");
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    names.emplace_back(Fields{{"resource", Fields{{"name", text.substr(at, text.find('\n', at) - at)}}}});
  }
  return {{"resources", names}};
}

/// Documents made of one template and its values: those outside the library, which are the same for every couple.
std::vector<std::tuple<std::string, Template, Fields>> single_documents() {
  const auto values = handouts::merge_fields(handouts::DocumentCode::L02, handouts::cases::v1());
  return {
      {"K01", handouts::recovery_kit_template(), kit_values()},
      {"everything", own_template("everything.md"), values},
      {"names", own_template("names.md"), name_values()},
      {"worksheet", own_template("worksheet.md"), values},
  };
}

/// A form with every kind of field, as it is handed out and filled in.
void fill_in(Setting& setting) {
  setting.form_values = handouts::every_field_values();
  setting.form_mark = "sample 1";
}

/// A logo that can be seen through beside the name and a signature in blue, or a wide logo above it and one in grey.
struct OfficePictures {
  handouts::Image logo;
  handouts::Image signature;

  handouts::Pictures borrowed() const { return {&logo, &signature}; }
};

OfficePictures colored_pictures() {
  namespace pictures = handouts::pictures;
  return {handouts::read_image(pictures::png(pictures::rings()), "practice.logo"),
          handouts::read_image(pictures::jpeg(pictures::in_blue(pictures::flourish())), "practitioner.signature")};
}

OfficePictures grey_pictures() {
  namespace pictures = handouts::pictures;
  return {handouts::read_image(pictures::png(pictures::wide_mark()), "practice.logo"),
          handouts::read_image(pictures::png(pictures::flourish()), "practitioner.signature")};
}

const handouts::Sender kSender{{"418 Elm Street, Suite 2", "Houston, TX 77002"}, {"Elm Street Couples Practice"}};

std::vector<handouts::AddressLines> recipients() {
  std::vector<handouts::AddressLines> all = {
      {"Iñaki Etxeberria-Muñoz", "12 Lantern Street", "Houston, TX 77002"},
      {"Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Cholmondeley-Warner", "The Old Mill",
       "Houston, TX 77002"},
      {"Nguyễn Thị Ngọc Ánh", "Apt 4", "230 Quay Road", "Houston, TX 77002"},
      {"Ελένη Παπαδοπούλου", "Οδός Ερμού 12", "105 63 Αθήνα"},
  };
  for (int i = 0; i < 22; ++i)
    all.push_back({"Vikram Raghunathan", std::to_string(10 + i) + " Lantern Street", "Houston"});
  return all;
}

class Collection {
 public:
  explicit Collection(const handouts::Typefaces& typefaces) : pipeline_(typefaces) {}

  void add(const std::string& name, const Template& source, const Fields& values, Prints prints) {
    for (const auto& [print, setting] : settings(prints)) {
      list_.push_back({name + "-" + print, pipeline_.make_pdf(source, values, setting),
                       pipeline_.make_svg(source, values, setting)});
    }
  }
  void add_form() {
    const auto document = handouts::every_field_document();
    for (auto [print, setting] : settings(Prints::All)) {
      add_form("form-" + print, document, setting);
      fill_in(setting);
      add_form("filled-form-" + print, document, setting);
    }
  }
  /// For a screen and for a pen.
  void add_questionnaire(const std::string& name, const forms::Questionnaire& form,
                         const forms::QuestionnaireResponse* answers, handouts::FormAudience audience, Prints prints) {
    using handouts::FormPaper;
    for (auto [print, setting] : settings(prints)) {
      const auto for_pen = handouts::document_of(form, answers, FormPaper::Pen, audience);
      add_document("pen-" + name + "-" + print, for_pen, handouts::caption_of(form), setting);
      setting.form_mark = handouts::form_mark_of(form, answers, audience);
      const auto to_fill_in = handouts::document_of(form, answers, FormPaper::Fillable, audience);
      add_document("form-" + name + "-" + print, to_fill_in, handouts::caption_of(form), setting);
    }
  }
  void add_questionnaires() {
    using handouts::FormAudience;
    const auto answers = handouts::paper_forms::every_kind_answers();
    const auto english = handouts::paper_forms::every_kind("en-US");
    add_questionnaire("every-en", english, nullptr, FormAudience::Client, Prints::All);
    add_questionnaire("every-es", handouts::paper_forms::every_kind("es-US"), nullptr, FormAudience::OwnRecord,
                      Prints::All);
    add_questionnaire("every-filled", english, &answers, FormAudience::Client, Prints::Usual);
    add_questionnaire("intake", forms::short_intake(), nullptr, FormAudience::Client, Prints::Usual);
    add_questionnaire("screening", forms::screening(), nullptr, FormAudience::OwnRecord, Prints::Usual);
  }
  void add_letter(const std::string& name, const Template& source, const Fields& values, const OfficePictures& office) {
    for (auto [print, setting] : settings(Prints::All)) {
      setting.pictures = office.borrowed();
      list_.push_back({name + "-" + print, pipeline_.make_pdf(source, values, setting),
                       pipeline_.make_svg(source, values, setting)});
    }
  }
  template <typename Post>
  void add_post(const std::string& name, const Post& post) {
    const auto made_at = handouts::cases::kToday + std::chrono::hours(14);
    list_.push_back({name, pipeline_.make_pdf(post, made_at), pipeline_.make_svg(post)});
  }
  void add_all_post() {
    using Size = handouts::Envelope::Size;
    using Kind = handouts::LabelSheet::Kind;
    const auto all = recipients();
    for (const auto& [name, size] :
         {std::pair("10", Size::Number10), std::pair("dl", Size::Dl), std::pair("c6", Size::C6)})
      add_post(std::string("envelope-") + name, handouts::Envelope{size, all[size == Size::Dl ? 1 : 0], kSender});
    add_post("labels-letter", handouts::LabelSheet{Kind::Letter30, all, kSender, 4});
    add_post("labels-a4", handouts::LabelSheet{Kind::A424, all});
  }
  void add_file(const std::string& name, std::string pdf) { list_.push_back({name, std::move(pdf), {}}); }
  std::vector<Sample> take() { return std::move(list_); }

 private:
  void add_form(const std::string& name, const handouts::Document& document, const Setting& setting) {
    add_document(name, document, {"en-US", "Information sheet"}, setting);
  }

  void add_document(const std::string& name, const handouts::Document& document, const handouts::Caption& caption,
                    const Setting& setting) {
    list_.push_back(
        {name, pipeline_.make_pdf(document, caption, setting), pipeline_.make_svg(document, caption, setting)});
  }

  handouts::Pipeline pipeline_;
  std::vector<Sample> list_;
};

std::string record(db::PaperSize paper, const handouts::Typefaces& typefaces) {
  auto record = toolkit::test::sample_record();
  record.practice.paper = paper;
  return toolkit::write_record_pdf(record, typefaces);
}

}  // namespace

/// Documents that between them have every directive; they are made for every couple.
bool is_for_every_couple(handouts::DocumentCode code) {
  using enum handouts::DocumentCode;
  constexpr handouts::DocumentCode kCodes[] = {H02, H03C, H03P, H07, S01, C01, L01, L02};
  return std::ranges::find(kCodes, code) != std::end(kCodes);
}

std::vector<Sample> samples(const handouts::Typefaces& typefaces) {
  Collection all(typefaces);
  for (const auto& [couple, facts] : couples()) {
    for (const auto code : handouts::all_documents()) {
      const auto name = handouts::to_text(code);
      const bool is_looked_at = couple == "v1" || couple == "longest";
      if (!is_looked_at && !is_for_every_couple(code)) continue;
      all.add(std::string(name) + "-" + couple, handouts::library_template(name), handouts::merge_fields(code, facts),
              is_looked_at && is_for_every_couple(code) ? Prints::All : Prints::Usual);
    }
  }
  auto spanish = handouts::cases::v1();
  spanish.client_reads = spanish.partner_reads = "es-US";
  for (const auto code : handouts::all_documents()) {
    const auto name = handouts::to_text(code);
    all.add(name + "-es", handouts::library_template(name, "es-US"), handouts::merge_fields(code, spanish), Prints::Usual);
  }
  for (const auto& [name, source, values] : single_documents()) all.add(name, source, values, Prints::All);
  all.add_form();
  all.add_questionnaires();
  const auto values = handouts::merge_fields(handouts::DocumentCode::L02, handouts::cases::v1());
  all.add_letter("L02-logo", handouts::library_template("L02"), values, colored_pictures());
  all.add_letter("L02-wide-logo", handouts::library_template("L02"), values, grey_pictures());
  all.add_all_post();
  all.add_file("record-letter", record(db::PaperSize::Letter, typefaces));
  all.add_file("record-a4", record(db::PaperSize::A4, typefaces));
  return all.take();
}

}  // namespace paper_test
