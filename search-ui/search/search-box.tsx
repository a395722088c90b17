import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { FacetId, Suggestion } from '../../schemas/search.ts';
import { useSuggestions } from '../api/queries.ts';
import { formatNumber } from '../language/format.ts';
import { useLanguage } from '../language/i18n.ts';
import { isFacet, useLabels } from '../language/labels.ts';
import { navigate } from '../routing/location.ts';
import './search-box.css';
import { emptyQuery, facetAddress, searchAddress } from './search-address.ts';

/**
 * The search field with suggestions, a combobox after the ARIA Authoring Practices (1.2, list autocomplete): arrows
 * move, Enter takes, Esc closes. `onChoose` may take a suggestion of a facet's value; else it opens that search.
 */
export function SearchBox({
  text,
  size,
  onSearch,
  onChoose,
  hasFocus = false,
}: {
  text: string;
  size: 'large' | 'small';
  onSearch: (text: string) => void;
  onChoose?: (facet: FacetId, value: string) => void;
  hasFocus?: boolean;
}) {
  const { language, t } = useLanguage();
  const labels = useLabels();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (hasFocus && matchMedia('(min-width: 1024px)').matches) input.current?.focus({ preventScroll: true });
  }, [hasFocus]);
  const asked = useDeferredValue(typed);
  const suggestions = useSuggestions(isOpen ? asked : '', language).data?.suggestions ?? [];
  const isShown = isOpen && typed.trim().length > 1 && suggestions.length > 0;

  const search = (words: string) => {
    setOpen(false);
    setActive(-1);
    onSearch(words.trim());
  };
  const choose = (suggestion: Suggestion) => {
    setOpen(false);
    setActive(-1);
    if (suggestion.type === 'word') {
      setTyped(suggestion.value);
      return search(suggestion.value);
    }
    if (suggestion.type === 'title') return navigate(`/records/${suggestion.value}`);
    const [facet = '', value = ''] =
      suggestion.type === 'country' ? ['country', suggestion.value] : suggestion.value.split('/');
    if (!isFacet(facet)) return;
    setTyped(onChoose ? text : '');
    if (onChoose) onChoose(facet, value);
    else navigate(facetAddress(facet, value));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (isShown) setOpen(false);
      else setTyped('');
      setActive(-1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isShown) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = suggestions.length + 1;
      setActive(((active + 1 + step + count) % count) - 1);
    } else if (event.key === 'Enter') {
      const suggestion = isShown ? suggestions[active] : undefined;
      if (!suggestion) return;
      event.preventDefault();
      choose(suggestion);
    }
  };
  const describe = (suggestion: Suggestion): string => {
    if (suggestion.type === 'title') return t('suggest.title');
    if (suggestion.type === 'word') return t('suggest.word');
    const facet = suggestion.value.split('/')[0] ?? '';
    return suggestion.type === 'country'
      ? labels.facet('country')
      : isFacet(facet)
        ? labels.facet(facet)
        : '';
  };

  return (
    // A plain GET form: it works before the script has loaded.
    <search>
      <form
        className={`search-box ${size}`}
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed);
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
        }}
      >
        <input
          ref={input}
          type="search"
          name="q"
          role="combobox"
          autoComplete="off"
          spellCheck="false"
          maxLength={1000}
          aria-label={t('search.label')}
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
          placeholder={t(size === 'large' ? 'search.hint' : 'search.label')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onFocus={(event) => setOpen(event.target.value !== text)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" aria-label={size === 'small' ? t('search.button') : undefined}>
          {size === 'large' ? (
            <span>{t('search.button')}</span>
          ) : (
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="10.5" cy="10.5" r="6" />
              <path d="m15 15 5 5" />
            </svg>
          )}
        </button>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t('suggest.label')}
          className="suggestions"
          hidden={!isShown}
        >
          {isShown
            ? suggestions.map((suggestion, at) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
                <div
                  key={`${suggestion.type}/${suggestion.value}`}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === active}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(suggestion)}
                >
                  <span className="suggestion-text">{suggestion.text}</span>
                  <span className="suggestion-type">
                    {describe(suggestion)}
                    {suggestion.type === 'title' ? '' : ` · ${formatNumber(suggestion.count, language)}`}
                  </span>
                </div>
              ))
            : null}
        </div>
      </form>
    </search>
  );
}

/** The address of a search for words alone. */
export const wordsAddress = (q: string): string => searchAddress({ query: { ...emptyQuery(), q } });
