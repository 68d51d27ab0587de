// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace db {

/// What the world did to the record store. What a person did (a wrong passphrase, no such client) is a value, never an
/// Error. what() is one sentence for the therapist that says what happened and what to do next; it never holds a name,
/// an answer or a key. place() is for the log: a file's role, a table or a setting, never a record's content.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    Foreign,   ///< the file is not one of ours
    Newer,     ///< the file was written by a later version of the program
    InUse,     ///< another instance has the data folder
    Exposed,   ///< others on this computer can read the data folder
    Damaged,   ///< the file or a sealed cell is not what this program wrote
    DiskFull,  ///< nothing was saved; free some space and try again
    Io,        ///< the disk failed in another way
    NoMemory,  ///< the memory for keys or for Argon2 could not be had
  };

  Error(Kind kind, std::string place, const std::string& sentence)
      : std::runtime_error(sentence), kind_(kind), place_(std::move(place)) {}

  Kind kind() const { return kind_; }
  const std::string& place() const { return place_; }

 private:
  Kind kind_;
  std::string place_;
};

}  // namespace db
