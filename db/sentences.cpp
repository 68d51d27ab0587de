// SPDX-License-Identifier: MIT
#include "db/sentences.h"

#include <cerrno>

namespace db {

Error foreign_file(std::string place) {
  return {
      Error::Kind::Foreign, std::move(place),
      "The file in the place of the records was not made by Both of Us. Move it elsewhere, or choose another folder "
      "for the records. Nothing was changed."};
}

Error newer_file(std::string place) {
  return {Error::Kind::Newer, std::move(place),
          "This file was made by a later version of Both of Us. Install the newer version, then open it again. Nothing "
          "was changed."};
}

Error damaged(std::string place) {
  return {Error::Kind::Damaged, std::move(place),
          "A part of the records is not as it was saved, so it is not shown. Keep the file as it is and restore your "
          "latest backup."};
}

Error disk_full(std::string place) {
  return {Error::Kind::DiskFull, std::move(place),
          "The disk is full, so this was not saved. Everything saved before is safe. Free some space and try again."};
}

Error disk_failed(std::string place) {
  return {Error::Kind::Io, std::move(place),
          "The disk did not do what was asked, so this was not done. Everything saved before is safe. Check that the "
          "disk is connected and can be written to, then start Both of Us again."};
}

Error sync_failed(std::string place) {
  return {
      Error::Kind::Io, std::move(place),
      "The disk could not confirm what it was given, so this was not done. Everything saved before is safe. Nothing "
      "more is saved until you close Both of Us and start it again."};
}

Error no_memory(std::string place) {
  return {Error::Kind::NoMemory, std::move(place),
          "This computer does not have enough free memory at the moment. Close some other programs and try again."};
}

Error records_in_use(std::string place) {
  return {Error::Kind::InUse, std::move(place),
          "Another program is using the records. Close the other window or program, then try again."};
}

Error disk_error(int system_errno, std::string place) {
  const bool is_full = system_errno == ENOSPC || system_errno == EDQUOT;
  return is_full ? disk_full(std::move(place)) : disk_failed(std::move(place));
}

}  // namespace db
