// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "db/ids.h"
#include "db/notes.h"
#include "db/practice.h"
#include "toolkit/desks/consent_desk.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/typed_answers.h"
#include "workplace.h"

/// Two invented couples, as a therapist enters them at the desks.
namespace toolkit::test {

inline constexpr const char* kMaria = "María-José Fernández de la Cruz-Etxeberria";
inline constexpr const char* kInaki = "Iñaki Etxeberria-Muñoz";
inline constexpr const char* kPriya = "Priya Raghunathan";
inline constexpr const char* kVikram = "Vikram Raghunathan";

/// Every person of the invented couples, whose names are meant to be hard to keep and to print.
inline constexpr const char* kNames[] = {kMaria,
                                         kInaki,
                                         "Marcus Washington Jr.",
                                         "DeShawn Bell",
                                         kPriya,
                                         kVikram,
                                         "Kaʻiulani Kealoha-Schwarzenberger",
                                         "Tomáš Dvořák-Nakamura",
                                         "Björn-Åke Lindström-Þórsdóttir",
                                         "Hélène Lefèvre-Saint-Exupéry"};

/// Of a couple that both want to work on it: he fears blame, works nights, and she asks for a letter.
Typed maria_intake();
/// A screen that notes no concern, and one that does.
Typed calm_screening();
Typed priya_screening();
Typed suitable_judgement();
db::Practice practice();
TypedAuthorization authorization();

/// The case of María-José with everything on file, so that a letter may be written.
db::ClientId open_maria_case(Workplace& place);
/// The case of Priya, who is not safe and asks for a letter: everything for her partner is held.
db::ClientId open_priya_case(Workplace& place);
/// The client's notes as they are stored, newest session first.
std::vector<db::Note> notes_of(Workplace& place, const db::ClientId& client);
db::ClientId add_client(Workplace& place, const std::string& name, const std::string& partner_name = "");
void rename_partner(Workplace& place, const db::ClientId& id, const std::string& name);

/// What a therapist says when nothing is missing: the client has read it and agrees, and can keep the paper at home.
Making approved(const std::string& release_reason = "");

/// `count` copies of a text.
std::string repeated(const std::string& text, int count);

}  // namespace toolkit::test
