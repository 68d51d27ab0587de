// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <utility>

#include <jpeglib.h>

#include "handouts/error.h"
#include "handouts/image_readers.h"

namespace handouts {
namespace {

/// A progressive picture has about ten scans. Thousands are possible, and each goes over all of the picture, however
/// few bytes it has.
constexpr int kMostScans = 64;

/// "There can be an arbitrary number of these" (Exif 2.3, 4.6.2): the tag that says which side of a photograph is up.
constexpr unsigned kOrientation = 0x0112;
constexpr unsigned kUpright = 1;

enum class Finding { Sound, Damaged, TooLarge, Unprintable, Cmyk, Turned };

/// What the library calls to report, and where it goes from there: it asks to be left by longjmp, and may be, because
/// no function between has anything to destroy.
struct Reports {
  jpeg_error_mgr manager;  // The library gives a pointer to it back.
  std::jmp_buf damaged;
};

[[noreturn]] void leave(j_common_ptr info) {
  std::longjmp(reinterpret_cast<Reports*>(info->err)->damaged, 1);
}

/// Below 0 are the warnings: the library would go on and make up what is missing.
void note(j_common_ptr info, int level) {
  if (level < 0) leave(info);
}

void watch_scans(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostScans) leave(info);
}

/// Gathers what is written.
struct Output {
  jpeg_destination_mgr manager{};  // The library gives a pointer to it back.
  std::array<JOCTET, 16384> room{};
  std::string bytes;

  void rewind() {
    manager.next_output_byte = room.data();
    manager.free_in_buffer = room.size();
  }
  void take(std::size_t count) { bytes.append(reinterpret_cast<const char*>(room.data()), count); }
};

Output& output_of(j_compress_ptr info) {
  return *reinterpret_cast<Output*>(info->dest);
}

/// A number of `size` bytes at `offset`; 0 beyond the end.
unsigned number_at(std::string_view bytes, std::size_t offset, std::size_t size, bool is_little) {
  if (offset > bytes.size() || bytes.size() - offset < size) return 0;
  unsigned number = 0;
  for (std::size_t i = 0; i < size; ++i)
    number = number << 8U | static_cast<unsigned char>(bytes[offset + (is_little ? size - 1 - i : i)]);
  return number;
}

/// Whether a note of the camera's says that the picture lies on its side, is upside down, or is a mirror's.
bool is_turned(std::string_view note) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  if (!note.starts_with(kExif)) return false;
  note.remove_prefix(kExif.size());
  const bool is_little = note.starts_with("II");
  const std::size_t directory = number_at(note, 4, 4, is_little);
  const auto count = number_at(note, directory, 2, is_little);
  for (unsigned entry = 0; entry < count; ++entry) {
    const auto at = directory + 2 + std::size_t{12} * entry;
    if (at >= note.size()) return false;
    if (number_at(note, at, 2, is_little) == kOrientation) return number_at(note, at + 8, 2, is_little) > kUpright;
  }
  return false;
}

/// Reads a file's coefficients and writes them into a file of its own: every one of them is looked at, none of them
/// changes, and no segment of the file comes along. What damages the picture ends in Finding::Damaged.
class Transcoder {
 public:
  explicit Transcoder(std::string_view file) {
    in_.err = out_.err = jpeg_std_error(&reports_.manager);
    reports_.manager.error_exit = &leave;
    reports_.manager.emit_message = &note;
    progress_.progress_monitor = &watch_scans;
    output_.manager.init_destination = [](j_compress_ptr info) { output_of(info).rewind(); };
    output_.manager.empty_output_buffer = [](j_compress_ptr info) -> boolean {
      output_of(info).take(output_of(info).room.size());
      output_of(info).rewind();
      return TRUE;
    };
    output_.manager.term_destination = [](j_compress_ptr info) {
      output_of(info).take(output_of(info).room.size() - info->dest->free_in_buffer);
    };
    file_ = file;
  }
  ~Transcoder() {
    jpeg_destroy_compress(&out_);
    jpeg_destroy_decompress(&in_);
  }
  Transcoder(const Transcoder&) = delete;
  Transcoder& operator=(const Transcoder&) = delete;

  Finding run() {
    if (setjmp(reports_.damaged) != 0) return Finding::Damaged;
    const auto finding = read_header();
    if (finding == Finding::Sound) copy();
    return finding;
  }

  /// After run() found it sound.
  Image take() {
    return {static_cast<int>(in_.image_width), static_cast<int>(in_.image_height),
            in_.num_components == 1 ? Image::Color::Grey : Image::Color::Rgb, Image::Coding::Jpeg,
            std::move(output_.bytes)};
  }

 private:
  Finding read_header();
  void copy();

  Reports reports_{};
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct in_{};
  jpeg_compress_struct out_{};
  Output output_;
  std::string_view file_;
};

Finding Transcoder::read_header() {
  constexpr unsigned kMostOfASegment = 0xFFFF;
  jpeg_create_decompress(&in_);
  in_.progress = &progress_;
  jpeg_mem_src(&in_, reinterpret_cast<const unsigned char*>(file_.data()), file_.size());
  jpeg_save_markers(&in_, JPEG_APP0 + 1, kMostOfASegment);
  jpeg_read_header(&in_, TRUE);
  if (std::max(in_.image_width, in_.image_height) > kMostImageSide) return Finding::TooLarge;
  if (in_.jpeg_color_space == JCS_CMYK || in_.jpeg_color_space == JCS_YCCK) return Finding::Cmyk;
  const bool is_known =
      in_.jpeg_color_space == JCS_GRAYSCALE || in_.jpeg_color_space == JCS_YCbCr || in_.jpeg_color_space == JCS_RGB;
  if (!is_known || in_.data_precision != 8 || in_.arith_code) return Finding::Unprintable;
  for (const auto* marker = in_.marker_list; marker != nullptr; marker = marker->next) {
    if (is_turned({reinterpret_cast<const char*>(marker->data), marker->data_length})) return Finding::Turned;
  }
  return Finding::Sound;
}

void Transcoder::copy() {
  auto* const coefficients = jpeg_read_coefficients(&in_);
  jpeg_create_compress(&out_);
  out_.dest = &output_.manager;
  jpeg_copy_critical_parameters(&in_, &out_);
  out_.optimize_coding = TRUE;
  // Its size is said where it is placed.
  out_.density_unit = 0;
  out_.X_density = out_.Y_density = 1;
  jpeg_write_coefficients(&out_, coefficients);
  jpeg_finish_compress(&out_);
  jpeg_finish_decompress(&in_);
}

[[noreturn]] void refuse(const std::string& place, const char* sentence) {
  throw Error(Error::Kind::Picture, place, sentence);
}

}  // namespace

Image read_jpeg(std::string_view file, const std::string& place) {
  Transcoder transcoder(file);
  switch (transcoder.run()) {
    case Finding::Sound:
      return transcoder.take();
    case Finding::Damaged:
      refuse_damaged_image(place);
    case Finding::TooLarge:
      refuse_large_image(place);
    case Finding::Cmyk:
      refuse(place, "This picture has the colors of a printing press (CMYK). Save it with those of a screen (RGB).");
    case Finding::Turned:
      refuse(place, "This picture was taken with the camera turned. Turn it upright in a picture program and save it.");
    case Finding::Unprintable:
      break;
  }
  refuse(place, "This kind of JPEG cannot be printed here. Save the picture as PNG.");
}

}  // namespace handouts
