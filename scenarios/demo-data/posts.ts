/** One post of the forum. */
export interface ForumPost {
  readonly id: string;
  readonly author: string;
  readonly title: string;
  readonly text: string;
  readonly replies: number;
}

/** Everybody reads the same posts: the workflows are about who may. */
export const posts: readonly ForumPost[] = [
  {
    id: 'water',
    author: 'Ines',
    title: 'How hot is too hot?',
    text: 'Mine tastes best at 93 degrees. A friend swears by 88. Who is right?',
    replies: 12,
  },
  {
    id: 'grinder',
    author: 'Tomasz',
    title: 'Hand grinder for travelling',
    text: 'It should fit into a cup and survive a suitcase. What do you take along?',
    replies: 7,
  },
  {
    id: 'grounds',
    author: 'Amara',
    title: 'What do you do with the grounds?',
    text: 'The tomatoes like them. The cat does not.',
    replies: 4,
  },
];
