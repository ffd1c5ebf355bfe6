"""Sampled shingles: the same for copies that differ in dots and case, thinned for long texts."""

from random import Random

import pytest

from loaders.shingle import kept, sample_sizes, shingles


def text(words: int, seed: int = 1) -> str:
    dice = Random(seed)
    return " ".join("".join(dice.choices("abcdefghij", k=5)) for _ in range(words))


def test_short_texts_have_none() -> None:
    assert shingles(text(53)) == ()
    assert shingles(text(54)) != ()


@pytest.mark.parametrize(("words", "mask", "least", "most"), [(120, 1, 40, 80), (400, 3, 70, 130), (4000, 7, 400, 600)])
def test_the_sample_thins_with_length(words: int, mask: int, least: int, most: int) -> None:
    sample = shingles(text(words))
    assert least < len(sample) < most
    assert sample_sizes(sample).mask == mask
    assert sample_sizes(sample).under(mask) == len(sample)
    assert list(sample) == sorted(set(sample))
    assert all(0 <= number < 1 << 63 for number in sample)


def test_a_long_text_shares_the_thinned_sample_of_its_part() -> None:
    whole = text(1200)
    part = " ".join(whole.split()[:200])
    thinned = {number for number in shingles(part) if not number & 7}
    assert thinned and thinned <= set(shingles(whole))


@pytest.mark.parametrize("words, one_in", [(100, 4), (400, 8), (4000, 8)])
def test_what_is_kept_of_a_text_meets_what_is_kept_of_its_part(words: int, one_in: int) -> None:
    whole, part = text(words), " ".join(text(words).split()[: words // 2 + 8])
    there = kept(shingles(whole))
    assert words / one_in / 2 < len(there) < words / one_in * 2
    assert len(set(there) & set(kept(shingles(part)))) > words / 8 / 5


def test_case_dots_and_marks_are_levelled() -> None:
    plain = "The US said it wont sign the ports deal " * 8
    printed = "The U.S. said: “It won’t sign the port’s deal” – " * 8
    assert set(shingles(plain)) == set(shingles(printed))


def test_a_script_without_spaces_has_shingles_too() -> None:
    one = "港の使用料をめぐる争いは火曜日に終わり二つの町は新しい委員会を作ることで合意した。"
    other = "".join(chr(0x4E00 + n * 37 % 9000) for n in range(200))
    assert set(shingles(one + other)) & set(shingles(other))


def test_words_with_accents_are_words_and_no_row_of_letters() -> None:
    assert shingles(" ".join(f"été{n}" for n in range(53))) == ()
    assert shingles(" ".join(f"été{n}" for n in range(54))) != ()


# the numbers of a sample, its mask, how many of them each coarser mask keeps
SAMPLES = [
    ([0, 2, 4, 8, 10], 1, {1: 5, 3: 3, 7: 2}),
    ([0, 4, 8, 12], 3, {1: 4, 3: 4, 7: 2}),
    ([8, 16, 24], 7, {1: 3, 3: 3, 7: 3}),
    ([], 7, {1: 0, 3: 0, 7: 0}),
]


@pytest.mark.parametrize(("numbers", "mask", "under"), SAMPLES)
def test_a_sample_knows_its_mask_and_its_coarser_sizes(numbers: list[int], mask: int, under: dict[int, int]) -> None:
    sizes = sample_sizes(numbers)
    assert (sizes.mask, {coarser: sizes.under(coarser) for coarser in under}) == (mask, under)


def test_numbers_are_the_same_in_every_process() -> None:
    # The database keeps them, so they may never depend on the process, and change only with its schema number.
    assert shingles("one two three four five six seven eight nine ten " * 6)[:2] == (
        1_193_344_631_864_196_226,
        1_277_884_520_587_945_764,
    )
