// SPDX-License-Identifier: MIT
#include "toolkit/desks/picture_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/transaction.h"
#include "fake_printer.h"
#include "tests/handouts/pictures.h"
#include "toolkit/desks/access_desk.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/practice_desk.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using test::Workplace;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kOtherWords = "violet harbor quiet lantern 42";

const std::string& rings() {
  static const auto kFile = handouts::pictures::png(handouts::pictures::rings());
  return kFile;
}

const std::string& flourish() {
  static const auto kFile = handouts::pictures::jpeg(handouts::pictures::flourish());
  return kFile;
}

class Pictures : public testing::Test {
 protected:
  std::size_t images_on(const db::ClientId& client, DocumentCode code) {
    std::size_t images = 0;
    for (const auto& page : handouts.preview(client, code)) {
      for (auto at = page.find("<image"); at != std::string::npos; at = page.find("<image", at + 1)) ++images;
    }
    return images;
  }

  Workplace place;
  RecoveryKitDesk kit{place.vault(), test::typefaces(), place.clock, [](std::size_t) { return 0; }};
  test::FakePrinter printer;
  PrintWork printing{place.vault(), printer};
  VaultDesk door{place.vault(), kit, printing, test::kLeastCost};
  AccessDesk access{place.vault(), door, kit};
  HandoutDesk handouts{place.vault(), test::typefaces()};
  PictureDesk desk{place.vault()};
};

TEST_F(Pictures, AreKeptAsTheyCame) {
  EXPECT_THAT(desk.find(PictureKind::Logo), IsEmpty());
  EXPECT_THAT(desk.put(PictureKind::Logo, rings()), IsEmpty());
  EXPECT_THAT(desk.put(PictureKind::Signature, flourish()), IsEmpty());
  EXPECT_EQ(desk.find(PictureKind::Logo), rings());
  EXPECT_EQ(desk.find(PictureKind::Signature), flourish());
  const auto found = desk.open();
  EXPECT_TRUE(found.logo.is_there);
  EXPECT_TRUE(found.signature.is_there);
}

TEST_F(Pictures, AreSealedInTheFile) {
  desk.put(PictureKind::Logo, rings());
  place.close();
  const auto file = test::contents(place.path() / "records.both-of-us");
  EXPECT_THAT(file, Not(HasSubstr(rings().substr(0, 16))));
  EXPECT_THAT(file, Not(HasSubstr(rings().substr(rings().size() / 2, 32))));
}

TEST_F(Pictures, MustBeOnesThatCanBePrinted) {
  const std::string files[] = {
      "", "GIF89a", rings().substr(0, rings().size() / 2), std::string(3 << 20, 'x'),
      handouts::pictures::jpeg(handouts::pictures::plain(8, 8, 4, 0x40), handouts::pictures::JpegKind::Cmyk)};
  for (const auto& file : files) {
    const auto problems = desk.put(PictureKind::Logo, file);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "file");
    EXPECT_THAT(problems[0].sentence, testing::EndsWith("."));
  }
  EXPECT_FALSE(desk.open().logo.is_there);
}

TEST_F(Pictures, ComeBackWhenAChangeIsUndone) {
  desk.put(PictureKind::Logo, rings());
  desk.put(PictureKind::Logo, flourish());
  desk.undo(PictureKind::Logo);
  EXPECT_EQ(desk.find(PictureKind::Logo), rings());
  desk.take_off(PictureKind::Logo);
  EXPECT_THAT(desk.find(PictureKind::Logo), IsEmpty());
  EXPECT_TRUE(desk.open().logo.has_earlier);
  desk.undo(PictureKind::Logo);
  EXPECT_EQ(desk.find(PictureKind::Logo), rings());
  desk.undo(PictureKind::Logo);
  EXPECT_THAT(desk.find(PictureKind::Logo), IsEmpty());
}

TEST_F(Pictures, HaveNothingToUndoBeforeAChange) {
  EXPECT_FALSE(desk.open().logo.has_earlier);
  const auto before = place.trail();
  desk.undo(PictureKind::Logo);
  desk.take_off(PictureKind::Signature);
  EXPECT_EQ(place.trail(), before);
}

TEST_F(Pictures, LeaveTheirChangesInTheTrail) {
  desk.put(PictureKind::Logo, rings());
  desk.take_off(PictureKind::Logo);
  desk.undo(PictureKind::Logo);
  desk.put(PictureKind::Signature, flourish());
  EXPECT_THAT(place.trail(),
              testing::IsSupersetOf({"change setting logo chosen", "change setting logo taken-off",
                                     "change setting logo put-back", "change setting signature chosen"}));
}

/// A letter is signed; a form has the letterhead alone.
std::size_t pictures_on(DocumentCode code) {
  if (handouts::is_letter_from_therapist(code)) return 2;
  return handouts::is_form(code) ? 1 : 0;
}

TEST_F(Pictures, StandOnLettersAndUnderTheLetterheadAndOnNothingElse) {
  const auto client = test::open_maria_case(place);
  access.introduce(test::practice().practitioner_name);
  for (const auto code : handouts::all_documents()) EXPECT_EQ(images_on(client, code), 0U);
  desk.put(PictureKind::Logo, rings());
  desk.put(PictureKind::Signature, flourish());
  for (const auto code : handouts::all_documents())
    EXPECT_EQ(images_on(client, code), pictures_on(code)) << handouts::to_text(code);
  const auto made = handouts.make(client, DocumentCode::L02, test::approved());
  EXPECT_THAT(handouts.take_out(*made.issued)->pdf, HasSubstr("/Image"));
}

TEST_F(Pictures, SignNothingForSomebodyElse) {
  const auto client = test::open_maria_case(place);
  desk.put(PictureKind::Signature, flourish());
  EXPECT_FALSE(desk.open().signs_letters);
  EXPECT_EQ(images_on(client, DocumentCode::L02), 0U);
  access.introduce(test::practice().practitioner_name);
  EXPECT_TRUE(desk.open().signs_letters);
  EXPECT_EQ(images_on(client, DocumentCode::L02), 1U);

  access.add("Ruth Adler", kOtherWords, kOtherWords, std::string(test::kPassphrase));
  door.lock();
  ASSERT_EQ(door.unlock(kOtherWords).result, db::Vault::UnlockResult::Unlocked);
  EXPECT_THAT(desk.find(PictureKind::Signature), IsEmpty());
  EXPECT_FALSE(desk.open().signs_letters);
  desk.put(PictureKind::Signature, flourish());
  EXPECT_EQ(images_on(client, DocumentCode::L02), 0U);
}

}  // namespace
}  // namespace toolkit
