// SPDX-License-Identifier: MIT
#include "people.h"

#include "db/verify.h"

namespace db::test {
namespace {

constexpr Couple kCouples[] = {
    {"María-José Fernández de la Cruz-Etxeberria", "Iñaki Etxeberria-Muñoz"},
    {"Marcus Washington Jr.", "DeShawn Bell"},
    {"Priya Raghunathan", "Vikram Raghunathan"},
    {"Kaʻiulani Kealoha-Schwarzenberger", "Tomáš Dvořák-Nakamura"},
    {"Björn-Åke Lindström-Þórsdóttir", "Hélène Lefèvre-Saint-Exupéry"},
    {"Taylor Kim", "Taylor Kim"},
    // 120 characters, the longest name that a form takes.
    {"Wolfgang-Amadeus Hildebrandt-Rosenkreuzer zu Hohenlohe-Schillingsfürst von und zu der "
     "Tann-Rathsamhausen-Ehrenfels-Ostheim",
     "נועה בן־דוד"},
    {"ليلى المنصوري", "Zoë 💛 Ąžuolaitė"},
};

}  // namespace

std::span<const Couple> couples() {
  return kCouples;
}

AuditEvent created() {
  return {AuditAction::Create, "client", {}, {}, {}};
}

bool is_whole(Vault& vault) {
  Transaction transaction(vault);
  return verify(transaction).is_whole();
}

Client saved_client(Vault& vault) {
  Transaction transaction(vault);
  auto client = add_client(transaction, std::string(couples()[0].client),
                           {std::string(couples()[0].partner), "husband", "he/him", "es-US"});
  transaction.commit(created());
  return client;
}

}  // namespace db::test
