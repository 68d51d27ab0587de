// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

namespace db {
class Transaction;
}

namespace toolkit {

/// Who a practitioner's id stands for, as a page says it.
class PractitionerNames {
 public:
  explicit PractitionerNames(db::Transaction& transaction);

  /// "you" for who works here at the moment and for what was saved before anybody was named; "another practitioner" for
  /// somebody who gave no name.
  std::string name(const std::string& id) const;
  /// Everybody who has or had access and gave a name, by id.
  const std::map<std::string, std::string>& all() const { return names_; }

 private:
  std::string actor_;
  std::map<std::string, std::string> names_;
};

}  // namespace toolkit
