// SPDX-License-Identifier: MIT
#include "db/sentences.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>

namespace db {

TEST(Sentences, SayWhatToDoInPlainWords) {
  const Error errors[] = {foreign_file("x"), newer_file("x"), damaged("x"),       disk_full("x"),
                          disk_failed("x"),  no_memory("x"),  records_in_use("x")};
  for (const auto& error : errors) {
    const std::string sentence = error.what();
    EXPECT_EQ(sentence.back(), '.') << sentence;
    EXPECT_GT(std::count(sentence.begin(), sentence.end(), '.'), 1) << "nothing to do next: " << sentence;
    for (const auto* jargon : {"SQL", "errno", "transaction", "key", "byte", "I/O", "exception"})
      EXPECT_EQ(sentence.find(jargon), std::string::npos) << sentence;
    EXPECT_EQ(error.place(), "x");
  }
}

TEST(Sentences, TellAFullDiskFromABrokenOne) {
  EXPECT_EQ(disk_error(ENOSPC, "x").kind(), Error::Kind::DiskFull);
  EXPECT_EQ(disk_error(EDQUOT, "x").kind(), Error::Kind::DiskFull);
  EXPECT_EQ(disk_error(EIO, "x").kind(), Error::Kind::Io);
  EXPECT_EQ(disk_error(EACCES, "x").kind(), Error::Kind::Io);
}

}  // namespace db
