// SPDX-License-Identifier: MIT
#include "handouts/shaper.h"

#include <algorithm>

#include <hb.h>

#include "forms/validation.h"
#include "handouts/direction.h"
#include "handouts/east_asian.h"
#include "handouts/error.h"
#include "handouts/utf8.h"

namespace handouts {
namespace {

/// Eight documents have some 740 words, and a word takes half a kilobyte: templates are remembered, and a mail merge
/// with a new name in every letter stays small.
constexpr std::size_t kMostWords = 4000;
constexpr std::size_t kMostSymbols = 20000;

bool is_mark(char32_t character) {
  const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

/// A character, the marks on it, and the invisible ones behind it: what must come from one face.
std::size_t cluster_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  next_character(text, end);
  for (std::size_t next = end; next < text.size(); end = next) {
    const auto character = next_character(text, next);
    if (!is_mark(character) && !is_invisible(character)) break;
  }
  return end;
}

bool is_break_hyphen(std::string_view before, std::string_view after) {
  constexpr std::string_view kHyphens[] = {"-", "\u2010", "\u2013", "\u2014"};
  if (after.empty() || after.front() == ' ' || after.front() == '\n' || after.front() == '-') return false;
  const auto hyphen =
      std::ranges::find_if(kHyphens, [&](std::string_view candidate) { return before.ends_with(candidate); });
  // Hyphens that begin a word belong to it: "-5".
  return hyphen != std::end(kHyphens) && before.find_first_not_of('-') < before.size() - hyphen->size();
}

/// The first piece of `text` that may stand at the end of a line: its length without the space or line feed behind it.
struct Piece {
  std::size_t length = 0;
  Break after = Break::None;
};

Piece next_piece(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (text[offset] == ' ') return {offset, Break::Space};
    if (text[offset] == '\n') return {offset, Break::Line};
    const auto character = next_character(text, offset);
    if (is_break_hyphen(text.substr(0, offset), text.substr(offset))) return {offset, Break::Hyphen};
    if (offset == text.size()) break;
    std::size_t behind = offset;
    if (may_end_line_between(character, next_character(text, behind))) return {offset, Break::Character};
  }
  return {text.size(), Break::None};
}

std::size_t separator_length(Break after) {
  return after == Break::Space || after == Break::Line ? 1 : 0;
}

/// Where the part of [begin, stop) that has one level ends. A control is a part of its own, which is not printed: an
/// isolate keeps what is inside apart from the letters before it.
std::size_t end_of_part(std::string_view text, const std::vector<std::uint8_t>& levels, std::size_t begin,
                        std::size_t stop) {
  std::size_t end = begin;
  if (begin == stop || is_direction_control(next_character(text, end))) return end;
  for (std::size_t next = end; next < stop && levels[next] == levels[begin]; end = next) {
    if (is_direction_control(next_character(text, next))) break;
  }
  return end;
}

Style style_of(const Span& span, Style style) {
  if (style != Style::Text) return style;
  if (span.is_strong) return span.is_emphasized ? Style::BoldItalic : Style::Bold;
  return span.is_emphasized ? Style::Italic : Style::Text;
}

void require_utf8(const Inline& text) {
  for (const auto& span : text.spans) {
    const auto offset = forms::find_invalid_utf8(span.text);
    if (!offset) continue;
    throw Error(Error::Kind::Text, text.place, "{1} is not UTF-8 from byte {2} on. Enter it again.",
                {text.place, std::to_string(*offset)});
  }
}

}  // namespace

Shaper::Shaper(const Typefaces::Faces& faces)
    : faces_(faces), spaces_(faces.all.size()), buffer_(hb_buffer_create(), &hb_buffer_destroy) {}

Shaper::~Shaper() = default;

std::vector<Segment> Shaper::shape(const Inline& text, Style style, double size) {
  require_utf8(text);
  const auto is_directed = [](const Span& span) { return has_right_to_left(span.text); };
  if (std::ranges::any_of(text.spans, is_directed)) return shape_directed(text, style, size);
  std::vector<Segment> segments;
  for (const auto& span : text.spans) {
    const auto own_style = style_of(span, style);
    for (std::string_view rest = span.text; !rest.empty();) {
      const auto [length, after] = next_piece(rest);
      segments.push_back(segment({own_style}, rest.substr(0, length), size, text.place));
      segments.back().after = after;
      segments.back().language = span.language;
      if (separator_length(after) != 0) add_space(segments.back(), faces_.chain(own_style).front());
      rest.remove_prefix(length + separator_length(after));
    }
  }
  return segments;
}

/// As shape(), with each piece divided further where the direction changes.
std::vector<Segment> Shaper::shape_directed(const Inline& text, Style style, double size) {
  std::string paragraph;
  for (const auto& span : text.spans) paragraph += span.text;
  const auto levels = embedding_levels(paragraph);
  std::vector<Segment> segments;
  std::size_t at = 0;
  for (const auto& span : text.spans) {
    const auto own_style = style_of(span, style);
    for (const auto span_end = at + span.text.size(); at < span_end;) {
      const auto [length, after] = next_piece(std::string_view(paragraph).substr(at, span_end - at));
      const auto stop = at + length;
      do {
        const auto end = end_of_part(paragraph, levels, at, stop);
        const auto part = std::string_view(paragraph).substr(at, end - at);
        const auto level = at < stop ? levels[at] : std::uint8_t{0};
        std::size_t offset = 0;
        const bool is_control = !part.empty() && is_direction_control(next_character(part, offset));
        segments.push_back(
            segment({own_style, level % 2 != 0}, is_control ? std::string_view() : part, size, text.place));
        segments.back().level = level;
        segments.back().language = span.language;
        at = end;
      } while (at < stop);
      segments.back().after = after;
      if (separator_length(after) != 0) {
        segments.back().space_level = levels[stop];
        add_space(segments.back(), face_before_space(segments.back(), own_style));
      }
      at = stop + separator_length(after);
    }
  }
  return segments;
}

Segment Shaper::segment(Look look, std::string_view text, double size, const std::string& place) {
  const auto& shaped = word(look, text, place);
  Segment result;
  result.word = &shaped;
  result.end = shaped.glyphs.size();
  result.size = size;
  result.width = shaped.advance * size;
  return result;
}

void Shaper::add_space(Segment& segment, FaceId face) {
  auto& space = spaces_[face];
  if (space.glyphs.empty()) {
    space.glyphs = shape_run({}, face, " ", 0, 1);
    space.advance = space.glyphs.front().advance;
  }
  segment.space = &space;
  segment.space_width = space.advance * segment.size;
}

FaceId Shaper::face_before_space(const Segment& segment, Style style) const {
  const auto& glyphs = segment.word->glyphs;
  if (segment.space_level % 2 == 0 || glyphs.empty()) return faces_.chain(style).front();
  return symbols_[(segment.level % 2 != 0 ? glyphs.front() : glyphs.back()).symbol].face;
}

void Shaper::forget_if_full() {
  std::size_t words = 0;
  for (const auto& of_style : words_) words += of_style.size();
  if (symbols_.size() < kMostSymbols && words < kMostWords) return;
  for (auto& of_style : words_) of_style.clear();
  std::ranges::fill(spaces_, Word{});
  symbols_.clear();
  symbol_ids_.clear();
}

const Word& Shaper::word(Look look, std::string_view text, const std::string& place) {
  auto& known = words_[static_cast<std::size_t>(look.style) + (look.is_right_to_left ? kStyles : 0)];
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  return known.emplace(text, shape_word(look, text, place)).first->second;
}

FaceId Shaper::face_of(Style style, std::string_view cluster, const std::string& place) const {
  for (const auto face : faces_.chain(style)) {
    if (faces_.has_all(face, cluster)) return face;
  }
  // Where each character of a cluster is at hand but no face has all, the last mark is what cannot be shown.
  std::size_t offset = 0;
  auto character = next_character(cluster, offset);
  while (offset < cluster.size() && faces_.can_print(character)) character = next_character(cluster, offset);
  throw Error(Error::Kind::Text, place,
              "No font here has the character {1} (in {2}). Write it another way for this document.",
              {code_point_name(character), place});
}

std::optional<FaceId> Shaper::face_of_letters(Style style, std::string_view text, const std::string& place) const {
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    end = cluster_end(text, begin);
    const auto cluster = text.substr(begin, end - begin);
    if (has_right_to_left(cluster)) return face_of(style, cluster, place);
  }
  return {};
}

Word Shaper::shape_word(Look look, std::string_view text, const std::string& place) {
  const auto preferred = look.is_right_to_left ? face_of_letters(look.style, text, place) : std::nullopt;
  const auto face_at = [&](std::size_t begin) {
    const auto cluster = text.substr(begin, cluster_end(text, begin) - begin);
    return preferred && faces_.has_all(*preferred, cluster) ? *preferred : face_of(look.style, cluster, place);
  };
  Word word;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto face = face_at(begin);
    std::size_t end = cluster_end(text, begin);
    while (end < text.size() && face_at(end) == face) end = cluster_end(text, end);
    const auto run = shape_run(look, face, text, begin, end);
    word.glyphs.insert(look.is_right_to_left ? word.glyphs.begin() : word.glyphs.end(), run.begin(), run.end());
    begin = end;
  }
  for (const auto& glyph : word.glyphs) word.advance += glyph.advance;
  return word;
}

std::vector<ShapedGlyph> Shaper::shape_run(Look look, FaceId face, std::string_view text, std::size_t begin,
                                           std::size_t end) {
  auto* const buffer = buffer_.get();
  hb_buffer_reset(buffer);
  // Marks keep clusters of their own, so that each glyph knows exactly the text it stands for.
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(begin),
                     static_cast<int>(end - begin));
  hb_buffer_set_direction(buffer, look.is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_guess_segment_properties(buffer);
  const char* const shapers[] = {"ot", nullptr};
  // Programs that read a file turn the letters of an Arabic ligature around. Those a font may leave out look the same
  // as the letters they join.
  constexpr hb_feature_t kNoLigatures{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape_full(faces_.all[face].font.get(), buffer, &kNoLigatures, look.is_right_to_left ? 1 : 0, shapers);
  unsigned count = 0;
  const auto* const infos = hb_buffer_get_glyph_infos(buffer, &count);
  const auto* const positions = hb_buffer_get_glyph_positions(buffer, nullptr);
  const double em = faces_.all[face].units_per_em;
  std::vector<ShapedGlyph> glyphs;
  bool mark_is_left = false;
  for (unsigned first = 0, next = 0; first < count; first = next) {
    const std::size_t cluster = infos[first].cluster;
    while (next < count && infos[next].cluster == cluster) ++next;
    // Clusters fall from left to right when the text runs the other way.
    const bool is_last_read = look.is_right_to_left ? first == 0 : next == count;
    const std::size_t stop = is_last_read ? end : infos[look.is_right_to_left ? first - 1 : next].cluster;
    const auto own_text = text.substr(cluster, stop - cluster);
    std::size_t offset = 0;
    const bool is_on_letter = is_mark(next_character(own_text, offset));
    for (unsigned i = first; i < next; ++i) {
      const bool begins = i == first && !(look.is_right_to_left ? mark_is_left : is_on_letter);
      glyphs.push_back({symbol_id(face, infos[i].codepoint, i == first ? own_text : std::string_view()),
                        positions[i].x_advance / em, positions[i].x_offset / em, positions[i].y_offset / em, begins});
    }
    mark_is_left = is_on_letter;
  }
  return glyphs;
}

std::uint32_t Shaper::symbol_id(FaceId face, std::uint32_t glyph, std::string_view text) {
  std::string key{static_cast<char>(face), static_cast<char>(glyph & 0xFF), static_cast<char>(glyph >> 8U)};
  key += text;
  const auto [known, is_new] = symbol_ids_.try_emplace(std::move(key), static_cast<std::uint32_t>(symbols_.size()));
  if (is_new) {
    const auto advance = hb_font_get_glyph_h_advance(faces_.all[face].font.get(), glyph);
    symbols_.push_back({face, glyph, advance / faces_.all[face].units_per_em, std::string(text)});
  }
  return known->second;
}

}  // namespace handouts
