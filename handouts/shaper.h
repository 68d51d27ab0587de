// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "handouts/document.h"
#include "handouts/face.h"

struct hb_buffer_t;

namespace handouts {

/// A glyph together with the text it stands for. One glyph may stand for two texts, a hyphen for U+002D and U+2010:
/// these are two symbols, so that what is copied out of the file is what was written.
struct Symbol {
  FaceId face = 0;
  std::uint32_t glyph = 0;
  double advance = 0;  ///< in ems, as the font says
  std::string text;    ///< empty for the second glyph of a character

  friend bool operator==(const Symbol&, const Symbol&) = default;
};

/// All measures are in ems.
struct ShapedGlyph {
  std::uint32_t symbol = 0;
  double advance = 0;
  double x_offset = 0;
  double y_offset = 0;
  bool begins_cluster = true;  ///< a word that fits on no line may be broken to the left of it
};

struct Word {
  std::vector<ShapedGlyph> glyphs;  ///< from left to right
  double advance = 0;
};

/// Where a line may end behind a segment. Character: between two ideographs, kana or syllables of Hangul.
enum class Break { None, Space, Hyphen, Character, Line };

/// A word, or a part of one, of a paragraph. Points into the shaper's cache.
struct Segment {
  const Word* word = nullptr;
  std::size_t begin = 0;  ///< glyphs of the word
  std::size_t end = 0;
  double size = 12;
  double width = 0;  ///< in points
  Break after = Break::None;
  const Word* space = nullptr;  ///< when a space or a line feed follows
  double space_width = 0;
  std::string_view language{};  ///< of the text's span; empty for the document's
  std::uint8_t level = 0;       ///< of direction: a word of an odd level has its glyphs from right to left
  std::uint8_t space_level = 0;
};

/// Turns text into glyphs, with kerning and marks where the font puts them, and remembers every word: shaping costs ten
/// times what everything else does. Not for two threads at once.
class Shaper {
 public:
  explicit Shaper(const Typefaces::Faces& faces);
  ~Shaper();

  /// The words of a paragraph in their order; text, italic, bold from the spans unless `style` is a heading or a label.
  /// Throws Error(Text) for what is not UTF-8 and for a character no font has.
  std::vector<Segment> shape(const Inline& text, Style style, double size);

  const Symbol& symbol(std::uint32_t id) const { return symbols_[id]; }
  std::size_t symbol_count() const { return symbols_.size(); }

  /// Makes room when very many words are remembered. Segments and symbols of before are gone after it.
  void forget_if_full();

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <typename T>
  using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

  /// What a word looks like depends on these, beside its letters.
  struct Look {
    Style style = Style::Text;
    bool is_right_to_left = false;
  };

  std::vector<Segment> shape_directed(const Inline& text, Style style, double size);
  Segment segment(Look look, std::string_view text, double size, const std::string& place);
  /// In the face of the text before it where the direction is that text's: programs take letters of one font together
  /// when they turn a name around to read it.
  void add_space(Segment& segment, FaceId face);
  FaceId face_before_space(const Segment& segment, Style style) const;
  const Word& word(Look look, std::string_view text, const std::string& place);
  FaceId face_of(Style style, std::string_view cluster, const std::string& place) const;
  /// The face of the first letter from right to left: a hyphen in a Hebrew name is taken from it, too.
  std::optional<FaceId> face_of_letters(Style style, std::string_view text, const std::string& place) const;
  Word shape_word(Look look, std::string_view text, const std::string& place);
  std::vector<ShapedGlyph> shape_run(Look look, FaceId face, std::string_view text, std::size_t begin, std::size_t end);
  std::uint32_t symbol_id(FaceId face, std::uint32_t glyph, std::string_view text);

  const Typefaces::Faces& faces_;
  std::array<ByText<Word>, 2 * kStyles> words_;  ///< by look
  std::vector<Word> spaces_;                     ///< by face; without glyphs until it is used
  std::vector<Symbol> symbols_;
  ByText<std::uint32_t> symbol_ids_;
  std::unique_ptr<hb_buffer_t, void (*)(hb_buffer_t*)> buffer_;
};

}  // namespace handouts
