// SPDX-License-Identifier: MIT
#include "forms/json.h"
#include "forms/json_view.h"
#include "forms/set_aside.h"
#include "forms/value_reader.h"

namespace forms {
namespace {

constexpr std::size_t kMaximumItems = 10'000;  ///< of a response; repeating groups make it longer than its form
constexpr std::size_t kMaximumLevels = 16;

class ItemReader {
 public:
  std::vector<ResponseItem> read_list(const std::vector<JsonView>& list, std::size_t level) {
    std::vector<ResponseItem> items;
    for (const auto& json : list) {
      if (level > kMaximumLevels) {
        json.refuse(Error::Kind::Unsupported, "A response may have 16 levels; use a form with fewer.");
      }
      if (++count_ > kMaximumItems) {
        json.refuse(Error::Kind::Unsupported, "A response may have 10,000 items; use a smaller form.");
      }
      items.push_back(read(json, level));
    }
    return items;
  }

 private:
  ResponseItem read(const JsonView& json, std::size_t level) {
    ResponseItem item;
    item.link_id = json.string("linkId");
    if (item.link_id.empty())
      json.refuse(Error::Kind::Invalid, "This item has no linkId; add the one of its question.");
    if (json.has("answer") && json.has("item")) {
      json.refuse(Error::Kind::Invalid,
                  "An item has answers or items, not both (qrs-1); put the items below the answer.");
    }
    item.text = json.string("text");
    for (const auto& answer : json.list("answer")) {
      if (++count_ > kMaximumItems) {
        answer.refuse(Error::Kind::Unsupported, "A response may have 10,000 answers; use a smaller form.");
      }
      item.answers.push_back({read_value(answer, "value"), read_list(answer.list("item"), level + 1)});
    }
    item.items = read_list(json.list("item"), level + 1);
    return item;
  }

  std::size_t count_ = 0;
};

constexpr ResponseStatus kStatuses[] = {ResponseStatus::InProgress, ResponseStatus::Completed, ResponseStatus::Amended,
                                        ResponseStatus::EnteredInError, ResponseStatus::Stopped};

ResponseStatus read_status(const JsonView& form) {
  const auto status = form.find("status");
  if (!status) form.refuse(Error::Kind::Invalid, "This response has no status; add in-progress or completed.");
  for (const auto known : kStatuses) {
    if (to_text(known) == status->as_string()) return known;
  }
  status->refuse(Error::Kind::Invalid,
                 "A response is in-progress, completed, amended, entered-in-error or stopped; use one of these.");
}

}  // namespace

std::vector<SetAside> read_set_aside(const JsonView& form) {
  std::vector<SetAside> set_aside;
  for (const auto& extension : form.list("extension")) {
    if (extension.string("url") != kSetAside) continue;
    auto& aside = set_aside.emplace_back();
    for (const auto& part : extension.list("extension")) {
      if (part.string("url") == "linkId") aside.link_id = part.string("valueString");
      if (part.string("url") == "typed") aside.texts.push_back(part.string("valueString"));
    }
  }
  return set_aside;
}

QuestionnaireResponse read_response(std::string_view json) {
  const auto tree = parse_json(json, "QuestionnaireResponse");
  const JsonView form(tree, "QuestionnaireResponse");
  if (tree.kind != JsonNode::Kind::Object || form.string("resourceType") != "QuestionnaireResponse") {
    form.refuse(Error::Kind::NotAForm,
                "This is not a FHIR QuestionnaireResponse; choose a file whose resourceType is QuestionnaireResponse.");
  }
  return {.questionnaire = form.string("questionnaire"),
          .status = read_status(form),
          .language = form.string("language"),
          .authored = form.string("authored"),
          .items = ItemReader().read_list(form.list("item"), 1),
          .set_aside = read_set_aside(form)};
}

}  // namespace forms
