// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "couples.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/intake_desk.h"

/// Clients who told what happened next, as a therapist enters it.
namespace toolkit::test {

inline db::ClientId client_with_reasons(Workplace& place, const std::string& name,
                                        const std::vector<std::string>& reasons) {
  const auto client = add_client(place, name);
  IntakeDesk(place.vault()).save(Form::Intake, client, {{"E7", reasons}}, 0);
  return client;
}

/// The filled form, for what is done to it afterwards.
inline db::ResponseId tell(Workplace& place, const db::ClientId& client, const std::string& step,
                           const std::string& answer, const Typed& more = {}) {
  FormDesk desk(place.vault());
  const auto form = desk.begin(client, "what-happened").value();
  Typed typed{{"Q1-step", {step}}, {"Q2", {answer}}};
  typed.insert(more.begin(), more.end());
  EXPECT_TRUE(desk.save(form, typed, 1).issues.empty());
  return form;
}

inline Typed upset(int before, int after) {
  return {{"Q3-before", {std::to_string(before)}}, {"Q3-after", {std::to_string(after)}}};
}

/// The PHQ-9: nine answers of as many points each.
inline Typed phq(const std::array<int, 9>& points) {
  Typed typed;
  const auto& form = forms::shipped("phq-9");
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto link_id = "phq-9-" + std::to_string(i + 1);
    for (const auto& option : forms::find_item(form, link_id)->options) {
      if (option.ordinal->digits == std::to_string(points[i])) typed[link_id] = {forms::key_of(option.value)};
    }
  }
  return typed;
}

}  // namespace toolkit::test
