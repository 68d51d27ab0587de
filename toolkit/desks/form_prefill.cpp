// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_prefill.h"

#include <array>
#include <string>
#include <string_view>

#include "toolkit/desks/case_gathering.h"

namespace toolkit {
namespace {

/// Where a question finds its first answer.
struct Known {
  std::string_view link_id;
  std::string (*find)(const db::Client&, const db::Practice&);
};

std::string legal_name(const db::Client& /*client*/, const db::Practice& practice) {
  return practice.legal_name.empty() ? practice.name : practice.legal_name;
}
std::string practitioner(const db::Client& /*client*/, const db::Practice& practice) {
  return practice.practitioner_name;
}
std::string partner(const db::Client& client, const db::Practice& /*practice*/) {
  return client.partner.name;
}
std::string client_name(const db::Client& client, const db::Practice& /*practice*/) {
  return client.name;
}
std::string address(const db::Client& /*client*/, const db::Practice& practice) {
  return practice.address.empty() ? "" : practice.name + "\n" + practice.address;
}
std::string policy(const db::Client& /*client*/, const db::Practice& practice) {
  return practice_facts(practice).secrets_policy;
}

constexpr std::array kKnownAnswers = {Known{"F01-client", client_name},        Known{"F01-practice", legal_name},
                               Known{"F01-practitioner", practitioner}, Known{"F01-recipient", partner},
                               Known{"F01-address", address},           Known{"F04-policy", policy},
                               Known{"F05-client", client_name},        Known{"F05-address", address},
                               Known{"F06-client", client_name},        Known{"F06-address", address}};

}  // namespace

Typed prefilled(const forms::Questionnaire& form, const db::Client& client, const db::Practice& practice) {
  auto typed = typed_from(forms::initial_response(form));
  for (const auto& [link_id, find] : kKnownAnswers) {
    if (forms::find_item(form, link_id) == nullptr) continue;
    if (auto text = find(client, practice); !text.empty())
      typed.insert_or_assign(std::string(link_id), std::vector{text});
  }
  return typed;
}

}  // namespace toolkit
