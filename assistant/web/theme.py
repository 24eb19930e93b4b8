"""Gradio's theme in the colours of ``assets/styles.css``, system fonts, and plain HTML without its style."""

from __future__ import annotations

from assistant.web.toolkit import gr

_PETROL = gr.themes.Color(
    name="petrol", c50="#eef6f7", c100="#d6e9ec", c200="#aed3d9", c300="#7fb8c1", c400="#4b98a4",
    c500="#2a7a88", c600="#16606e", c700="#0f4f5c", c800="#0c3f4a", c900="#092f37", c950="#061f25",
)  # fmt: skip
_STONE = gr.themes.Color(
    name="stone", c50="#faf9f6", c100="#f2f1ec", c200="#e3e1da", c300="#cbc9c1", c400="#9b9a94",
    c500="#6b6c69", c600="#545653", c700="#3e413f", c800="#262a2b", c900="#1a1e20", c950="#121517",
)  # fmt: skip
_SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif"]
_MONO = ["ui-monospace", "Consolas", "Liberation Mono", "monospace"]


def html_block(value: str, elem_id: str) -> gr.HTML:
    """HTML of our own on Gradio's page."""
    return gr.HTML(value, elem_id=elem_id, apply_default_css=False, js_on_load=None)


def theme() -> gr.themes.Base:
    """Calm, with strong contrast and a visible focus."""
    return gr.themes.Base(
        primary_hue=_PETROL,
        secondary_hue=_PETROL,
        neutral_hue=_STONE,
        radius_size=gr.themes.sizes.radius_md,
        font=[gr.themes.Font(name) for name in _SANS],
        font_mono=[gr.themes.Font(name) for name in _MONO],
    ).set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        body_text_color="*neutral_900",
        body_text_color_dark="*neutral_100",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_300",
        button_primary_background_fill_hover_dark="*primary_200",
        button_primary_text_color="white",
        button_primary_text_color_dark="*neutral_950",
        input_border_color="*neutral_500",
        input_border_color_dark="*neutral_500",
        input_border_color_focus="*primary_600",
        input_border_color_focus_dark="*primary_300",
        block_border_width="0px",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
    )
